"""What runs mean: shares, dates, fans, obstacles, stories, drivers, differences.

It reads results and designs experiments; it never runs the world and never touches the disk.
"""

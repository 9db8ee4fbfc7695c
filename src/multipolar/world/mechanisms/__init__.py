"""The mechanisms of the world, one file each, in the order of the week.

Every kernel here takes the week `w`, the number of lanes in use `n`, the first member, the two words of the seed,
the plan `c`, the numbers `p` and the state `s`, and moves the state of its own rows.
"""

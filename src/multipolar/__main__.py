"""``python -m multipolar`` is the command ``multipolar``."""

import sys

from multipolar.cli import main

sys.exit(main())

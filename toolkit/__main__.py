"""``python -m toolkit``: the same command as ``dutybook``."""

from toolkit.frontends.cli import main

if __name__ == "__main__":
    main()

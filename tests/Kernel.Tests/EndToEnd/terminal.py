"""Runs a command on a pseudo-terminal and copies what it writes there, byte for byte."""
import os
import pty
import sys

sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))

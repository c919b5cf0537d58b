"""`python -m reportedly`: the command line where the script is not on the path."""

from reportedly.cli import main

main()

"""The body of each command: one function a command, which prints and returns an exit code."""

"""Scriptable stand-ins for the outside world, on real sockets; none imports the code under test."""

"""Holds the names of http.HTTPStatus against the Python that runs this."""
import http
import platform
import sys

import constants

version = platform.python_version()
real = {name: int(member) for name, member in http.HTTPStatus.__members__.items()}
told = constants.differences(constants.names_in("python", version), real)
print("\n".join(told) or f"Python {version}: {len(real)} names agree")
sys.exit(1 if told else 0)

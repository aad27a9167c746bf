"""Holds the names of boost::beast::http::status against the installed Boost.

    check_boost_beast.py COMPILER FOLDER

Each name that must be there is compiled with its number. The enumeration cannot be listed from
within, so the other direction asks for every number whether Beast knows it.
"""
import pathlib
import shutil
import subprocess
import sys

import constants

PROGRAM = """
#include <cstdio>
#include <ostream>  // Boost 1.74 forgets it

#include <boost/beast/http/status.hpp>

namespace http = boost::beast::http;

{assertions}

int main() {{
  for (unsigned number = 100; number < 1000; ++number) {{
    if (http::int_to_status(number) != http::status::unknown) std::printf("%u\\n", number);
  }}
}}
"""


def compile_and_run(compiler, folder, program):
    source = folder / "beast_names.cpp"
    source.write_text(program, "utf-8")
    binary = folder / "beast_names"
    subprocess.run([compiler, "-std=c++20", str(source), "-o", str(binary)], check=True)
    return subprocess.run([str(binary)], check=True, capture_output=True, text=True).stdout


def boost_version(compiler):
    query = subprocess.run([compiler, "-E", "-P", "-x", "c++", "-"], check=True, capture_output=True,
                           text=True, input="#include <boost/version.hpp>\nBOOST_LIB_VERSION\n")
    return query.stdout.split()[-1].strip('"').replace("_", ".")


def main():
    compiler, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if shutil.which(compiler) is None:
        sys.exit(f"{compiler} is missing")
    folder.mkdir(parents=True, exist_ok=True)
    version = boost_version(compiler)
    listed = constants.names_in("beast", version)
    assertions = "\n".join(f"static_assert(static_cast<unsigned>(http::status::{name}) == {number}U);"
                           for name, number in listed.items())
    known = {int(line) for line in
             compile_and_run(compiler, folder, PROGRAM.format(assertions=assertions)).split()}
    unlisted = sorted(known - set(listed.values()))
    unknown = sorted(set(listed.values()) - known)
    if unlisted or unknown:
        sys.exit(f"Boost {version}: not listed {unlisted}, not known to Beast {unknown}")
    print(f"Boost {version}: {len(listed)} names agree")


main()

#pragma once

// The command line as a function: arguments and streams in, exit status out. Never exits and never
// throws, so that tests can call it.

#include <string>
#include <vector>

#include "cli/session.hpp"

namespace statusbook {

// `arguments` without the program's name.
ExitStatus run_command_line(const std::vector<std::string>& arguments, Session& session);

}  // namespace statusbook

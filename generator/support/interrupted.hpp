#pragma once

// Thrown when a stop was asked for (Ctrl-C) and everything begun has been cleaned up. The command
// line turns it into exit status 130.

#include <stdexcept>

namespace statusbook {

class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

}  // namespace statusbook

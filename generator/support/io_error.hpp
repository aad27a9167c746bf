#pragma once

// Thrown when the system refuses a file operation: always names the operation and the path.
// The command line turns it into exit status 3.

#include <stdexcept>
#include <string>

namespace statusbook {

class IoError : public std::runtime_error {
 public:
  // `error` is an errno value; 0 when the reason stands in `operation` itself.
  IoError(const std::string& operation, const std::string& path, int error);

  const std::string& path() const { return path_; }
  int error() const { return error_; }

 private:
  std::string path_;
  int error_;
};

}  // namespace statusbook

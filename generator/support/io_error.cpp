#include "support/io_error.hpp"

#include <fmt/format.h>

#include <system_error>

namespace statusbook {
namespace {

std::string describe(const std::string& operation, const std::string& path, int error) {
  if (error == 0) return fmt::format("cannot {} '{}'", operation, path);
  return fmt::format("cannot {} '{}': {}", operation, path, std::generic_category().message(error));
}

}  // namespace

IoError::IoError(const std::string& operation, const std::string& path, int error)
    : std::runtime_error(describe(operation, path, error)), path_(path), error_(error) {}

}  // namespace statusbook

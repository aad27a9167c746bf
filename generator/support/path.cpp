#include "support/file_system.hpp"

namespace statusbook {
namespace {

std::string_view without_trailing_slashes(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/'))
    path.remove_suffix(1);
  return path;
}

}  // namespace

std::string join_path(std::string_view directory, std::string_view name) {
  if (directory.empty()) return std::string(name);
  while (name.starts_with('/'))
    name.remove_prefix(1);
  if (name.empty()) return std::string(directory);
  while (directory.ends_with('/'))
    directory.remove_suffix(1);
  std::string joined;
  joined.reserve(directory.size() + 1 + name.size());
  joined += directory;
  joined += '/';
  joined += name;
  return joined;
}

std::string without_ending(std::string_view name, std::string_view ending) {
  if (name.ends_with(ending)) name.remove_suffix(ending.size());
  return std::string(name);
}

std::string parent_path(std::string_view path) {
  path = without_trailing_slashes(path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(without_trailing_slashes(path.substr(0, slash == 0 ? 1 : slash)));
}

std::string_view file_name(std::string_view path) {
  path = without_trailing_slashes(path);
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0: all of it
}

}  // namespace statusbook

#include "output/manifest.hpp"

#include <algorithm>

namespace statusbook {
namespace {

constexpr std::string_view first_line = "statusbook-manifest 1\n";

}  // namespace

std::string manifest_of(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  std::string text(first_line);
  for (const std::string& path : paths) {
    text += path;
    text += '\n';
  }
  return text;
}

std::optional<std::vector<std::string>> parse_manifest(std::string_view text) {
  if (!text.starts_with(first_line) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(first_line.size());
  std::vector<std::string> paths;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == 0) return std::nullopt;
    paths.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return paths;
}

}  // namespace statusbook

#include "pages/page_address.hpp"

#include <algorithm>

namespace statusbook {

std::string file_of_url(std::string_view url) {
  std::string path = below_root(url);
  if (path.empty() || path.ends_with('/')) path += "index.html";
  return path;
}

std::string root_of_url(std::string_view url) {
  const auto depth = std::count(url.begin(), url.end(), '/') - 1;
  if (depth <= 0) return "./";
  std::string root;
  for (auto i = depth; i > 0; --i)
    root += "../";
  return root;
}

std::string below_root(std::string_view url) {
  if (url.starts_with('/')) url.remove_prefix(1);
  return std::string(url);
}

}  // namespace statusbook

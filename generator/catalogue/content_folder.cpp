#include "catalogue/content_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {

ContentFolder::ContentFolder(const FileSystem& files, const std::string& site_root)
    : files_(files), resolved_root_(files.resolve(site_root.empty() ? "." : site_root)) {}

bool ContentFolder::is_inside(const std::string& resolved) const {
  return resolved_root_ == "/" || resolved.starts_with(resolved_root_ + "/");
}

// The folders of a site are few, and to resolve a path costs a system call for each of its parts.
std::string ContentFolder::resolve_folder(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const auto [place, is_new] = resolved_folders_.try_emplace(path);
  if (is_new) place->second = files_.resolve(path.empty() ? "." : path);
  return place->second;
}

std::optional<SourceText> ContentFolder::read(const std::string& path, Diagnostics& report) const {
  const auto stamp = files_.stamp(path);
  if (stamp) return read_file(path, *stamp, report);
  report.error("missing-file", {.file = path}, "this file is missing");
  return std::nullopt;
}

std::optional<SourceText> ContentFolder::read_if_present(const std::string& path,
                                                         Diagnostics& report) const {
  const auto stamp = files_.stamp(path);
  return stamp ? read_file(path, *stamp, report) : std::nullopt;
}

std::optional<SourceText> ContentFolder::read_file(const std::string& path, const FileStamp& stamp,
                                                   Diagnostics& report) const {
  const bool is_plain_file = files_.kind(path) == FileKind::file;
  const std::string resolved = is_plain_file
                                   ? join_path(resolve_folder(parent_path(path)), file_name(path))
                                   : files_.resolve(path);
  if (!is_inside(resolved)) {
    report.error("outside-site", {.file = path}, "this file lies outside of the site's folder",
                 "copy it into the site; a symbolic link or '..' must not lead out");
    return std::nullopt;
  }
  if (!is_plain_file && files_.kind(resolved) != FileKind::file) {
    report.error("not-a-file", {.file = path}, "a file is expected here, and this is none");
    return std::nullopt;
  }
  if (stamp.size > largest_input) {
    report.error(
        "large-file", {.file = path},
        fmt::format("the file has {} bytes; at most {} are read", stamp.size, largest_input));
    return std::nullopt;
  }
  return SourceText{path, files_.read(path, largest_input)};
}

std::vector<DirectoryEntry> ContentFolder::list(const std::string& path) const {
  if (!has_folder(path)) return {};
  std::vector<DirectoryEntry> entries = files_.list(path);
  std::erase_if(entries, [](const DirectoryEntry& entry) {
    return entry.name.starts_with('.') || entry.name.ends_with('~');
  });
  return entries;
}

bool ContentFolder::has_folder(const std::string& path) const {
  return files_.kind(path) == FileKind::directory;
}

bool ContentFolder::has_file(const std::string& path) const {
  return files_.kind(path) == FileKind::file;
}

}  // namespace statusbook

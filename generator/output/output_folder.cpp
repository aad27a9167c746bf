#include "output/output_folder.hpp"

#include <fmt/format.h>

#include "output/manifest.hpp"

namespace statusbook {
namespace {

constexpr std::uint64_t longest_manifest = 1 << 30;

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool is_within(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

// `path` need not exist: its nearest existing ancestor is resolved and the rest is put behind it.
// Nothing if the rest climbs with "..", whose meaning cannot be known then.
std::optional<std::string> resolve_missing(const FileSystem& file_system, const std::string& path) {
  if (file_system.stamp(path)) return file_system.resolve(path);
  const std::string_view name = file_name(path);
  const std::string parent = parent_path(path);
  if (name == ".." || parent == path) return std::nullopt;
  const auto resolved = resolve_missing(file_system, parent);
  if (!resolved || name == ".") return resolved;
  return join_path(*resolved, name);
}

void add_strays(const FileSystem& file_system, const std::string& folder, const std::string& below,
                const SitePaths& ours, std::vector<Stray>& strays) {
  for (const DirectoryEntry& entry : file_system.list(folder)) {
    const std::string path = join_path(below, entry.name);
    const bool is_folder = entry.kind == FileKind::directory;
    if (is_folder ? !ours.folders.contains(path)
                  : !ours.files.contains(path) && path != manifest_name) {
      strays.push_back({path, entry.kind});
    }
    if (is_folder) add_strays(file_system, join_path(folder, entry.name), path, ours, strays);
  }
}

}  // namespace

SitePaths::SitePaths(const std::vector<std::string>& paths) : files(paths.begin(), paths.end()) {
  for (const std::string_view path : paths) {
    auto folder = folder_of(path);
    while (!folder.empty() && folders.emplace(folder).second)
      folder = folder_of(folder);
  }
}

std::optional<std::string> locate_output(const FileSystem& file_system, const std::string& out,
                                         const std::vector<std::string>& inputs,
                                         Diagnostics& report) {
  const auto refuse = [&](const char* code, std::string message, std::string hint) {
    report.error(code, {.file = out}, std::move(message), std::move(hint));
    return std::nullopt;
  };
  const auto there = out.empty() ? std::nullopt : file_system.kind(out);
  const bool is_dangling = there == FileKind::symlink && !file_system.stamp(out);
  const auto target = is_dangling || out.empty() ? std::nullopt : resolve_missing(file_system, out);
  if (!target) {
    return refuse("bad-output", "this is no place for an output folder",
                  is_dangling ? "it is a symbolic link that leads nowhere"
                              : "name a folder, which need not exist yet");
  }
  if (there && file_system.kind(*target) != FileKind::directory) {
    return refuse("bad-output", "the output must be a folder, and this is not one",
                  "choose another folder with --out");
  }
  if (*target == "/") {
    return refuse("bad-output", "the root of the file system cannot be replaced by a site",
                  "choose another folder with --out");
  }
  for (const std::string& input : inputs) {
    const auto source = resolve_missing(file_system, input);
    if (!source || (!is_within(*source, *target) && !is_within(*target, *source))) continue;
    return refuse(
        "output-overlaps-input",
        fmt::format("the output folder is replaced as a whole, and it would overlap '{}', "
                    "which the site is made from",
                    input),
        "choose another folder with --out");
  }
  return target;
}

std::optional<OldSite> read_old_site(const FileSystem& file_system, const std::string& target,
                                     const std::string& shown, Diagnostics& report) {
  OldSite site;
  if (!file_system.kind(target)) return site;
  const std::string path = join_path(target, manifest_name);
  site.stamp = file_system.stamp(path);
  if (!site.stamp) {
    if (file_system.list(target).empty()) return site;
    report.error("foreign-output", {.file = shown},
                 "this folder is not empty, and Statusbook did not make it",
                 "choose another folder with --out, or empty this one");
    return std::nullopt;
  }
  site.manifest = file_system.read(path, longest_manifest);
  auto paths = parse_manifest(site.manifest);
  if (!paths) {
    report.error("foreign-output", {.file = shown},
                 fmt::format("this folder's {} is not one that this version of Statusbook knows",
                             manifest_name),
                 "choose another folder with --out, or empty this one");
    return std::nullopt;
  }
  site.exists = true;
  site.paths = std::move(*paths);
  return site;
}

std::vector<Stray> find_strays(const FileSystem& file_system, const std::string& target,
                               const SitePaths& ours) {
  std::vector<Stray> strays;
  if (file_system.kind(target)) add_strays(file_system, target, "", ours, strays);
  return strays;
}

bool is_in_the_way(const Stray& stray, const SitePaths& planned) {
  if (planned.files.contains(stray.path)) return true;
  if (stray.kind != FileKind::directory && planned.folders.contains(stray.path)) return true;
  for (auto folder = folder_of(stray.path); !folder.empty(); folder = folder_of(folder)) {
    if (planned.files.contains(std::string(folder))) return true;
  }
  return false;
}

}  // namespace statusbook

#pragma once

// Small sites and pictures of folder trees, for the tests of this room.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pages/site_plan.hpp"
#include "support/file_system.hpp"

namespace statusbook::testing {

inline constexpr std::uint64_t any_size = 1 << 24;

// A page at `url` with fixed content; HTML if its URL ends in '/' or ".html".
inline Page page_at(const std::string& url, std::string content) {
  Page page;
  page.url = url;
  page.path = url.substr(1) + (url.ends_with('/') ? "index.html" : "");
  page.kind = "test";
  page.is_html = url.ends_with('/') || url.ends_with(".html");
  page.render = [content = std::move(content)](Diagnostics&) { return content; };
  return page;
}

// A page whose rendering fails with `message`.
inline Page broken_page_at(const std::string& url, const std::string& message) {
  Page page = page_at(url, "");
  page.render = [message, file = page.path](Diagnostics& report) -> std::optional<std::string> {
    report.error("test-error", {.file = file}, message);
    return std::nullopt;
  };
  return page;
}

using Site = std::map<std::string, std::string>;  // content by URL

inline SitePlan plan_of(const Site& site) {
  std::vector<Page> pages;
  for (const auto& [url, content] : site)
    pages.push_back(page_at(url, content));
  Diagnostics report;
  return SitePlan(std::move(pages), report);
}

inline std::string text_of(const Diagnostics& report) {
  std::string text;
  for (const Diagnostic& each : report.items())
    text += format(each, Color::no);
  return text;
}

struct TreeEntry {
  FileKind kind = FileKind::file;
  std::string bytes;             // of a file
  std::int64_t modified_ns = 0;  // of a file or a directory

  bool operator==(const TreeEntry&) const = default;
};

using Tree = std::map<std::string, TreeEntry>;

inline void add_to_tree(const FileSystem& files, const std::string& at, const std::string& below,
                        Tree& tree) {
  for (const DirectoryEntry& entry : files.list(at)) {
    const std::string path = join_path(at, entry.name);
    const std::string name = join_path(below, entry.name);
    TreeEntry& found = tree[name];
    found.kind = entry.kind;
    if (entry.kind != FileKind::symlink) found.modified_ns = files.stamp(path)->modified_ns;
    if (entry.kind == FileKind::file) found.bytes = files.read(path, any_size);
    if (entry.kind == FileKind::directory) add_to_tree(files, path, name, tree);
  }
}

// Everything below `at`, by path, with modification times.
inline Tree tree_of(const FileSystem& files, const std::string& at) {
  Tree tree;
  if (files.kind(at)) add_to_tree(files, at, "", tree);
  return tree;
}

// The files below `at` with their bytes, the manifest left out.
inline Site files_in(const FileSystem& files, const std::string& at) {
  Site site;
  for (const auto& [path, entry] : tree_of(files, at)) {
    if (entry.kind == FileKind::file && path != ".statusbook-manifest") site[path] = entry.bytes;
  }
  return site;
}

}  // namespace statusbook::testing

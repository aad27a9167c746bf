#pragma once

// One folder of tests/mistakes/: change.txt says how the base site is broken, expected.txt what
// `statusbook build` then prints. change.txt holds, one after another,
//   $ build --base-url x     the arguments, when they are not just "build"
//   content/about.md         a file, followed by one of
//   - old text               … lines that stand in it exactly once, and
//   + new text               … what takes their place;
//   + new text               alone: the whole file;
//   delete                   the file goes;
//   size 4000000             the whole file: so many bytes.
// \xHH stands for a byte. Empty lines separate changes. A change that does not fit throws.

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace statusbook::testing {

struct FileChange {
  std::string path;
  std::vector<std::string> removed;
  std::vector<std::string> added;
  bool is_deletion = false;
  std::size_t size = 0;  // of a file that is only large
};

struct Mistake {
  std::vector<std::string> arguments{"build"};
  std::vector<FileChange> changes;
};

inline std::string unescape(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0) {
      plain += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

inline std::vector<std::string> split_words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

inline Mistake parse_mistake(const std::string& text) {
  Mistake mistake;
  std::istringstream lines(text);
  bool wants_path = true;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) {
      wants_path = true;
    } else if (line.starts_with("$ ")) {
      mistake.arguments = split_words(line.substr(2));
    } else if (wants_path) {
      mistake.changes.push_back({.path = line, .removed = {}, .added = {}});
      wants_path = false;
    } else if (line == "delete") {
      mistake.changes.back().is_deletion = true;
    } else if (line.starts_with("size ")) {
      mistake.changes.back().size = std::stoul(line.substr(5));
    } else if (line[0] == '-' || line[0] == '+') {
      auto& side = line[0] == '-' ? mistake.changes.back().removed : mistake.changes.back().added;
      side.push_back(unescape(line.size() > 1 ? line.substr(2) : ""));
    } else {
      throw std::runtime_error("change.txt: what is '" + line + "'?");
    }
  }
  return mistake;
}

inline std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += (&line == &lines.front() ? "" : "\n") + line;
  return text;
}

inline void apply(const FileChange& change, FileSystem& files) {
  const std::string path = "/" + change.path;
  if (!change.removed.empty() || change.is_deletion) {
    if (!files.kind(path)) throw std::runtime_error(change.path + " is not in the base site");
  }
  if (change.is_deletion) return files.remove_file(path);
  if (change.size > 0) return put(files, path, std::string(change.size, 'x'));
  const std::string added = join_lines(change.added);
  if (change.removed.empty()) return put(files, path, added + "\n");
  std::string text = files.read(path, 1 << 24);
  const std::string removed = join_lines(change.removed);
  const std::size_t place = text.find(removed);
  if (place == std::string::npos || text.find(removed, place + 1) != std::string::npos) {
    throw std::runtime_error(change.path + " does not hold exactly one: " + removed);
  }
  put(files, path, text.replace(place, removed.size(), added));
}

}  // namespace statusbook::testing

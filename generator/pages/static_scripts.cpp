#include "pages/static_scripts.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "support/suggestion.hpp"

namespace statusbook {
namespace {

constexpr std::string_view error_code = "bad-script";

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(start, text.find_last_not_of(" \r") + 1 - start);
}

// "code-data.js" → "code_data": what the module is called inside the one script.
std::string variable_of(std::string_view name) {
  std::string variable(name.substr(0, name.rfind('.')));
  std::replace_if(
      variable.begin(), variable.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return "module_" + variable;
}

struct Import {
  std::string names;  // "a, b"; empty where a script is only to run
  std::string file;   // "other.js"
};

// `import {a, b} from './other.js';` or `import './other.js';`
std::optional<Import> read_import(std::string_view line) {
  constexpr std::string_view bare = "import './", start = "import {", middle = "} from './",
                             end = "';";
  if (!line.ends_with(end)) return std::nullopt;
  line.remove_suffix(end.size());
  if (line.starts_with(bare)) return Import{"", std::string(line.substr(bare.size()))};
  const std::size_t from = line.find(middle);
  if (!line.starts_with(start) || from == std::string_view::npos) return std::nullopt;
  return Import{std::string(line.substr(start.size(), from - start.size())),
                std::string(line.substr(from + middle.size()))};
}

// The name behind "export function", or nothing.
std::optional<std::string> exported_name(std::string_view line) {
  static constexpr std::array<std::string_view, 4> forms{
      "export async function ", "export function ", "export class ", "export const "};
  for (const std::string_view form : forms) {
    if (!line.starts_with(form)) continue;
    line.remove_prefix(form.size());
    const auto* end = std::find_if(line.begin(), line.end(), [](unsigned char c) {
      return std::isalnum(c) == 0 && c != '_' && c != '$';
    });
    return std::string(line.begin(), end);
  }
  return std::nullopt;
}

// "a, b" → a and b.
std::vector<std::string> split_names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    names.emplace_back(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

struct Module {
  std::string name;  // "other.js"
  std::vector<Import> imports;
  std::string body;
  std::vector<std::string> exports;
};

// How far a module has come into the script that is being joined.
enum class State { waiting, open, written };

class Joiner {
 public:
  explicit Joiner(Diagnostics& report) : report_(report) {}

  void read(const SourceText& source) {
    Module module;
    module.name = base_name(source.name);
    std::size_t offset = 0;
    while (offset < source.text.size()) {
      const std::size_t end = std::min(source.text.find('\n', offset), source.text.size());
      read_line(source, offset, std::string_view(source.text).substr(offset, end - offset), module);
      offset = end + 1;
    }
    sources_.push_back(&source);
    modules_.push_back(std::move(module));
  }

  // Refuses what nobody offers; nothing may be joined then.
  void check() {
    for (std::size_t i = 0; i < modules_.size(); ++i) {
      for (const Import& import : modules_[i].imports)
        check_import(i, import);
    }
  }

  std::vector<StaticScript> join() {
    std::vector<bool> is_reached(modules_.size());
    std::vector<StaticScript> joined;
    for (std::size_t i = 0; i < modules_.size(); ++i) {
      if (!is_imported(modules_[i])) joined.push_back(join_from(i, is_reached));
    }
    // What no such script leads to stands in a circle.
    const auto circle = std::find(is_reached.begin(), is_reached.end(), false);
    if (circle != is_reached.end())
      join_from(static_cast<std::size_t>(circle - is_reached.begin()), is_reached);
    return joined;
  }

 private:
  void read_line(const SourceText& source, std::size_t offset, std::string_view line,
                 Module& module) {
    const std::string_view content = trimmed(line);
    if (content.empty() || content.starts_with("//")) return;
    if (const auto import = read_import(line)) {
      module.imports.push_back(*import);
      if (import->names.empty()) return;
      module.body += fmt::format("const {{{}}} = {};\n", import->names, variable_of(import->file));
    } else if (const auto name = exported_name(line)) {
      module.exports.push_back(*name);
      module.body += fmt::format("{}\n", line.substr(std::string_view("export ").size()));
    } else if (line.starts_with("import") || line.starts_with("export")) {
      report_.error(std::string(error_code), source.locate(offset, content.size()),
                    "this form of import or export is not understood",
                    "write import {a, b} from './other.js'; or import './other.js'; or put export "
                    "before a function, class or const");
    } else {
      module.body += fmt::format("{}\n", content);
    }
  }

  bool is_imported(const Module& module) const {
    return std::any_of(modules_.begin(), modules_.end(), [&](const Module& other) {
      return std::any_of(other.imports.begin(), other.imports.end(),
                         [&](const Import& import) { return import.file == module.name; });
    });
  }

  std::size_t index_of(const std::string& file) const {
    const auto found = std::find_if(modules_.begin(), modules_.end(),
                                    [&](const Module& module) { return module.name == file; });
    return static_cast<std::size_t>(found - modules_.begin());
  }

  void check_import(std::size_t importer, const Import& import) {
    const std::size_t index = index_of(import.file);
    if (index == modules_.size()) {
      refuse(importer, fmt::format("there is no script '{}' to import", import.file),
             suggest(import.file, names()));
      return;
    }
    const std::vector<std::string>& exports = modules_[index].exports;
    for (const std::string& name : split_names(import.names)) {
      if (std::find(exports.begin(), exports.end(), name) != exports.end()) continue;
      refuse(importer, fmt::format("'{}' exports no '{}'", import.file, name),
             suggest(name, exports));
    }
  }

  StaticScript join_from(std::size_t index, std::vector<bool>& is_reached) {
    states_.assign(modules_.size(), State::waiting);
    text_.clear();
    write(index);
    for (std::size_t i = 0; i < modules_.size(); ++i) {
      if (states_[i] == State::written) is_reached[i] = true;
    }
    return {modules_[index].name, "(() => {\n'use strict';\n" + text_ + "})();\n"};
  }

  // What a module imports comes before it.
  void write(std::size_t index) {
    const Module& module = modules_[index];
    if (states_[index] == State::written) return;
    states_[index] = State::open;
    for (const Import& import : module.imports)
      write_import(index, index_of(import.file));
    states_[index] = State::written;
    text_ += fmt::format("const {} = (() => {{\n{}return {{{}}};\n}})();\n",
                         variable_of(module.name), module.body, fmt::join(module.exports, ", "));
  }

  void write_import(std::size_t importer, std::size_t index) {
    if (states_[index] != State::open) {
      write(index);
    } else if (!is_circle_told_) {
      is_circle_told_ = true;
      refuse(importer,
             fmt::format("the import of '{}' leads back to this script", modules_[index].name),
             "put what both need into a third script");
    }
  }

  void refuse(std::size_t importer, std::string message, std::string hint) {
    report_.error(std::string(error_code), sources_[importer]->locate_file(), std::move(message),
                  std::move(hint));
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Module& module : modules_)
      names.push_back(module.name);
    return names;
  }

  Diagnostics& report_;
  std::vector<const SourceText*> sources_;
  std::vector<Module> modules_;
  std::vector<State> states_;  // by module, within the script that is being joined
  std::string text_;
  bool is_circle_told_ = false;
};

}  // namespace

std::vector<StaticScript> join_scripts(const std::vector<SourceText>& scripts,
                                       Diagnostics& report) {
  const std::size_t before = report.count(Severity::error);
  Joiner joiner(report);
  for (const SourceText& script : scripts)
    joiner.read(script);
  joiner.check();
  if (report.count(Severity::error) != before) return {};
  std::vector<StaticScript> joined = joiner.join();
  if (report.count(Severity::error) != before) joined.clear();
  return joined;
}

}  // namespace statusbook

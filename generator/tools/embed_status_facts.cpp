// A build tool: reads the facts of a catalogue and prints the C++ source of embedded_status_facts()
// on standard output. Run by CMake as `embed_status_facts CODES-FOLDER`. It checks nothing, so that
// the program that explains a mistake in the catalogue can be built while the mistake is there; a
// file that cannot be read as JSON is left out.

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>

#include "catalogue/content_folder.hpp"
#include "catalogue/json_tree.hpp"
#include "catalogue/records.hpp"
#include "catalogue/status_facts.hpp"

namespace {

using namespace statusbook;

std::string literal(const std::string& text) {
  return fmt::format("R\"facts({})facts\"", text);
}

std::string names(const http::StatusFacts& facts) {
  std::string list;
  for (const std::string& name : facts.former_names)
    list += literal(name) + ", ";
  return list;
}

std::string fields(const http::StatusFacts& facts) {
  std::string list;
  for (const http::RequiredField& field : facts.fields) {
    list += fmt::format("{{{}, static_cast<Level>({})}}, ", literal(field.name),
                        static_cast<int>(field.level));
  }
  return list;
}

std::string row(const http::StatusFacts& facts) {
  return fmt::format(
      "      {{{}, {}, {{{}}}, static_cast<ContentRule>({}), static_cast<Standing>({}), {}, "
      "{{{}}}}},\n",
      facts.code, literal(facts.name), names(facts), static_cast<int>(facts.content),
      static_cast<int>(facts.standing), literal(facts.used_by), fields(facts));
}

std::vector<StatusCode> read_codes(const FileSystem& files, const std::string& folder) {
  std::vector<StatusCode> codes;
  Diagnostics ignored;
  for (const DirectoryEntry& entry : files.list(folder)) {
    const std::string path = join_path(join_path(folder, entry.name), "code.json");
    if (!files.stamp(path)) continue;
    const SourceText source{path, files.read(path, largest_input)};
    if (const auto record = parse_json(source, ignored)) {
      codes.push_back(read_status_code(*record, entry.name));
    }
  }
  return codes;
}

void print_source(const std::string& folder) {
  fmt::print(
      "#include \"cli/embedded_facts.hpp\"\n\nnamespace statusbook {{\n\n"
      "const http::StatusFactsTable& embedded_status_facts() {{\n  using namespace http;\n"
      "  static const StatusFactsTable table(std::vector<StatusFacts>{{\n");
  const http::StatusFactsTable table = status_facts_of(read_codes(*real_file_system(), folder));
  for (const http::StatusFacts& facts : table.rows())
    fmt::print("{}", row(facts));
  fmt::print("  }});\n  return table;\n}}\n\n}}  // namespace statusbook\n");
}

}  // namespace

int main(int count, char** values) {
  try {
    if (count == 2) {
      print_source(values[1]);
      return 0;
    }
    fmt::print(stderr, "usage: embed_status_facts CODES-FOLDER\n");
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "embed_status_facts: {}\n", error.what());
    return 3;
  }
}

#include "catalogue/load_snippets.hpp"

#include <algorithm>
#include <tuple>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

std::vector<TemplateLine> read_lines(const LoadedRecord& record) {
  std::vector<TemplateLine> lines;
  for (const JsonNode& line : record.root.at("template").items) {
    // The node begins with its quotation mark.
    lines.push_back({line.text, record.source.locate(line.span.offset + 1)});
  }
  return lines;
}

Snippet read_snippet(const LoadedRecord& record, std::string id) {
  const JsonNode& root = record.root;
  Snippet snippet;
  snippet.id = std::move(id);
  snippet.name = text_of(root, "name");
  snippet.language = text_of(root.at("language"), "name");
  snippet.token = text_of(root.at("language"), "token");
  snippet.order = integer_of(root, "order");
  snippet.is_featured = truth_of(root, "featured");
  snippet.kind = text_of(root, "kind");
  snippet.proof = text_of(root.at("proof"), "how");
  snippet.tool = text_of(root.at("proof"), "tool");
  snippet.quoting = text_of(root, "quoting");
  snippet.quoting_place = record.locate(root.at("quoting"));
  snippet.constants = text_of(root, "constants");
  for (const JsonNode& omission : root.at("omits").items)
    snippet.omits.push_back({texts_of(omission, "codes"), text_of(omission, "reason")});
  snippet.lines = read_lines(record);
  return snippet;
}

void check_library(const CrossReader& reader, const LoadedRecord& record, const JsonNode& node,
                   const std::vector<ConstantLibrary>& libraries) {
  if (libraries.empty()) return;
  std::vector<std::string> ids;
  ids.reserve(libraries.size());
  for (const ConstantLibrary& library : libraries)
    ids.push_back(library.id);
  reader.references.check_name(record, node, ids, name_of_library);
}

void check_omissions(const CrossReader& reader, const LoadedRecord& record) {
  for (const JsonNode& omission : record.root.at("omits").items) {
    for (const JsonNode& code : omission.at("codes").items)
      reader.references.check_code(record, code);
  }
}

}  // namespace

const Omission* Snippet::find_omission(std::string_view key) const {
  for (const Omission& omission : omits) {
    const auto& codes = omission.codes;
    if (std::find(codes.begin(), codes.end(), key) != codes.end()) return &omission;
  }
  return nullptr;
}

std::vector<Snippet> load_snippets(const CrossReader& reader, const std::string& path,
                                   const std::vector<ConstantLibrary>& libraries) {
  std::vector<Snippet> snippets;
  reader.for_each_file(path, ".json", "snippets", [&](const auto& file, const auto& id) {
    const auto record = reader.records.load(file, "snippet");
    if (!record) return;
    if (const JsonNode* library = record->root.find("constants"))
      check_library(reader, *record, *library, libraries);
    check_omissions(reader, *record);
    snippets.push_back(read_snippet(*record, id));
  });
  std::sort(snippets.begin(), snippets.end(), [](const Snippet& a, const Snippet& b) {
    return std::tie(a.order, a.id) < std::tie(b.order, b.id);
  });
  return snippets;
}

}  // namespace statusbook

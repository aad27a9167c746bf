#include "catalogue/load_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalogue/records.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

constexpr std::array<TableFile, 8> known_files{{
    {"cacheable", "fact-table"},
    {"content", "fact-table"},
    {"required-fields", "fact-table"},
    {"redirects", "fact-table"},
    {"retries", "retries-table"},
    {"reason-phrases", "reason-phrases-table"},
    {"grpc", "grpc-table"},
    {"crawlers", "crawlers-table"},
}};

void check_file_names(const CrossReader& reader, const std::string& path) {
  std::vector<std::string> known;
  known.reserve(known_files.size());
  for (const TableFile& table : known_files)
    known.push_back(table.name());
  for (const DirectoryEntry& entry : reader.folder.list(path)) {
    if (is_known(known, entry.name)) continue;
    const auto meant = nearest(entry.name, known);
    reader.report.error("unknown-file", {.file = join_path(path, entry.name)},
                        "nothing reads this file",
                        meant ? fmt::format("did you mean '{}'?", *meant)
                              : fmt::format("the tables are {}", fmt::join(known, ", ")));
  }
}

// One table's record, held against the rest of the catalogue.
class TableCheck {
 public:
  TableCheck(const CrossReader& reader, const LoadedRecord& record,
             const std::vector<StatusCode>& codes)
      : reader_(reader), record_(record), codes_(codes) {}

  void run() const {
    const JsonNode& root = record_.root;
    check_sources(root.at("sources"));
    for (const std::string_view rows : {"clients", "phrases", "statuses", "readings", "crawlers"})
      check_rows(root.at(rows));
    for (const JsonNode& row : root.at("phrases").items)
      check_rows(row.at("phrases"));
    for (const auto& [rows, member] :
         {std::pair("clients", "client"), std::pair("phrases", "code"),
          std::pair("statuses", "status"), std::pair("readings", "code")})
      check_told_once(root.at(rows), member);
    for (const JsonNode& row : root.at("statuses").items)
      check_agreement(row);
    for (const JsonNode& row : root.at("crawlers").items)
      check_case(row);
  }

 private:
  void check_sources(const JsonNode& sources) const {
    for (const JsonNode& source : sources.items)
      reader_.references.check_source(record_, source);
  }

  // In every table a member of the same name means the same.
  void check_rows(const JsonNode& rows) const {
    for (const JsonNode& row : rows.items) {
      if (const JsonNode* code = row.find("code")) reader_.references.check_code(record_, *code);
      for (const JsonNode& code : row.at("codes").items)
        reader_.references.check_code(record_, code);
      if (const JsonNode* source = row.find("source"))
        reader_.references.check_source(record_, *source);
    }
  }

  void check_told_once(const JsonNode& rows, std::string_view member) const {
    std::set<std::string> seen;
    for (const JsonNode& row : rows.items) {
      const JsonNode* node = row.find(member);
      if (seen.insert(node == nullptr ? "" : node->text).second) continue;
      reader_.report.error("duplicate-row", record_.locate(node == nullptr ? row : *node),
                           node == nullptr
                               ? fmt::format("another row without '{}' is there already", member)
                               : fmt::format("'{}' has a row already", node->text),
                           "say it in one row");
    }
  }

  void check_agreement(const JsonNode& row) const {
    const JsonNode& key = row.at("code");
    const std::string& status = row.at("status").text;
    const auto code = std::find_if(codes_.begin(), codes_.end(),
                                   [&](const StatusCode& each) { return each.key == key.text; });
    if (code == codes_.end() || is_known(code->grpc, status)) return;
    reader_.report.error(
        "contradictory-grpc", record_.locate(key),
        fmt::format("the record of '{}' does not name {} as its equivalent", key.text, status),
        "correct one of the two: \"grpc\" in code.json, or this row");
  }

  void check_case(const JsonNode& row) const {
    if (!row.at("codes").items.empty() || row.find("case") != nullptr) return;
    reader_.report.error("missing-case", record_.locate(row),
                         "this row has neither codes nor a case",
                         R"(say when it holds: "codes": ["503"], or "case": "5xx")");
  }

  const CrossReader& reader_;
  const LoadedRecord& record_;
  const std::vector<StatusCode>& codes_;
};

}  // namespace

std::span<const TableFile> table_files() {
  return known_files;
}

std::vector<FactTable> load_tables(const CrossReader& reader, const std::string& path,
                                   const std::vector<StatusCode>& codes) {
  check_file_names(reader, path);
  std::vector<FactTable> tables;
  for (const TableFile& table : known_files) {
    const std::string file = join_path(path, table.name());
    if (!reader.folder.has_file(file)) continue;
    const auto record = reader.records.load(file, table.schema);
    if (!record) continue;
    TableCheck(reader, *record, codes).run();
    tables.push_back(read_fact_table(record->root, std::string(table.slug)));
  }
  return tables;
}

}  // namespace statusbook

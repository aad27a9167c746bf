#include "catalogue/load_changes.hpp"

#include <fmt/format.h>

#include <set>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

Change read_change(const LoadedRecord& record, const JsonNode& node) {
  Change change{.id = text_of(node, "id"),
                .date = text_of(node, "date"),
                .title = text_of(node, "title"),
                .text = text_of(node, "text"),
                .codes = texts_of(node, "codes"),
                .links = {}};
  for (const JsonNode& link : node.at("links").items) {
    change.links.push_back(
        {text_of(link, "label"), text_of(link, "url"), record.locate(link.at("url"))});
  }
  return change;
}

// Two entries of one id would be one entry to a feed reader (RFC 4287 4.2.6).
void check_ids(const CrossReader& reader, const LoadedRecord& record) {
  std::set<std::string_view> ids;
  for (const JsonNode& change : record.root.at("changes").items) {
    const JsonNode& id = change.at("id");
    if (ids.insert(id.text).second) continue;
    reader.report.error("duplicate-id", record.locate(id),
                        fmt::format("the id '{}' is there already", id.text),
                        "each change has an id of its own");
  }
}

// The form of dates is the schema's business, so that they can be compared as texts.
void check_order(const CrossReader& reader, const LoadedRecord& record) {
  const std::vector<JsonNode>& changes = record.root.at("changes").items;
  for (std::size_t i = 1; i < changes.size(); ++i) {
    const JsonNode& date = changes[i].at("date");
    const std::string& before = changes[i - 1].at("date").text;
    if (date.text <= before) continue;
    reader.report.error("change-order", record.locate(date),
                        fmt::format("{} is later than {} of the entry above", date.text, before),
                        "new entries stand at the top");
  }
}

}  // namespace

std::vector<Change> load_changes(const CrossReader& reader, const std::string& path) {
  if (!reader.folder.has_file(path)) return {};
  const auto record = reader.records.load(path, "changes");
  if (!record) return {};
  check_ids(reader, *record);
  check_order(reader, *record);
  std::vector<Change> changes;
  for (const JsonNode& change : record->root.at("changes").items) {
    for (const JsonNode& code : change.at("codes").items)
      reader.references.check_code(*record, code);
    changes.push_back(read_change(*record, change));
  }
  return changes;
}

}  // namespace statusbook

#include "catalogue/load_guides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

void check_codes(const CrossReader& reader, const LoadedRecord& record, std::string_view list) {
  for (const JsonNode& item : record.root.at(list).items)
    reader.references.check_code(record, item.at("code"));
}

// Each card has a rule, and no rule is for a code without a card.
void check_decision(const CrossReader& reader, const LoadedRecord& record, const Guide& guide) {
  std::set<std::string_view> shown, decided;
  for (const GuideCard& card : guide.cards)
    shown.insert(card.code);
  for (const JsonNode& rule : record.root.at("decision").items) {
    const JsonNode& code = rule.at("code");
    decided.insert(code.text);
    if (shown.contains(code.text)) continue;
    reader.report.error("foreign-decision", record.locate(code),
                        fmt::format("'{}' is none of the codes on the cards", code.text),
                        "give it a card, or leave the rule out");
  }
  for (const JsonNode& card : record.root.at("cards").items) {
    const JsonNode& code = card.at("code");
    if (decided.contains(code.text)) continue;
    reader.report.error("missing-decision", record.locate(code),
                        fmt::format("no rule under 'decision' says when to use {}", code.text),
                        "each card needs at least one rule");
  }
}

void check_matrix(const CrossReader& reader, const LoadedRecord& record) {
  const JsonNode& matrix = record.root.at("matrix");
  const std::size_t columns = matrix.at("columns").items.size();
  for (const JsonNode& column : matrix.at("columns").items)
    reader.references.check_source(record, column.at("source"));
  for (const JsonNode& row : matrix.at("rows").items) {
    const JsonNode& cells = row.at("cells");
    if (cells.items.size() == columns) continue;
    reader.report.error(
        "matrix-row", record.locate(cells),
        fmt::format("the row has {} cells for {} columns", cells.items.size(), columns),
        "write \"\" where nothing is known");
  }
}

std::optional<Guide> load_guide(const CrossReader& reader, const std::string& file,
                                std::string slug) {
  const auto record = reader.records.load_front_matter(file, "guide");
  if (!record) return std::nullopt;
  Guide guide = read_guide(record->root, std::move(slug));
  check_codes(reader, *record, "cards");
  check_decision(reader, *record, guide);
  check_matrix(reader, *record);
  guide.prose = read_prose(record->source, record->end, guide_headings(), reader.report);
  return guide;
}

}  // namespace

std::vector<Guide> load_guides(const CrossReader& reader, const std::string& path) {
  std::vector<Guide> guides;
  reader.for_each_file(path, ".md", "guides", [&](const auto& file, const auto& slug) {
    if (auto guide = load_guide(reader, file, slug)) guides.push_back(std::move(*guide));
  });
  return guides;
}

}  // namespace statusbook

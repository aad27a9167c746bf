#include "compare/comparison_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {
namespace {

std::string lower_first(std::string_view label) {
  std::string text(label);
  if (text.ends_with('?')) text.pop_back();
  const bool acronym = text.starts_with("gRPC");
  if (!acronym && !text.empty() && 'A' <= text[0] && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

// Whether the next sentence of an answer can start with this text as it is.
std::string with_full_stop(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

}  // namespace

std::vector<ComparisonRow> compare(const AspectSheet& a, const AspectSheet& b) {
  std::vector<ComparisonRow> rows;
  for (std::size_t i = 0; i < aspects().size(); ++i) {
    if (a.values[i].empty() || b.values[i].empty()) continue;
    rows.push_back({&aspects()[i], a.values[i], b.values[i], a.values[i] != b.values[i]});
  }
  std::stable_partition(rows.begin(), rows.end(),
                        [](const ComparisonRow& row) { return row.differs; });
  return rows;
}

std::string sum_up_equal_rows(const std::vector<ComparisonRow>& rows) {
  std::vector<std::string> labels;
  for (const ComparisonRow& row : rows) {
    if (!row.differs) labels.push_back(lower_first(row.aspect->label));
  }
  if (labels.empty()) return {};
  return fmt::format("Same for both: {}.", join_phrases(labels, " and "));
}

std::string name_beside(const StatusCode& code, const StatusCode& other) {
  if (code.code != other.code) return std::to_string(code.code);
  return fmt::format("{} ({})", code.code, code.family);
}

std::string derive_verdict(const StatusCode& a, const StatusCode& b) {
  return fmt::format("{} says: {}. {} says: {}.", name_beside(a, b), a.meaning, name_beside(b, a),
                     b.meaning);
}

std::vector<DerivedQuestion> derive_questions(const StatusCode& a, const StatusCode& b) {
  const std::string first = name_beside(a, b), second = name_beside(b, a);
  const auto both_say = [&](const std::string& of_a, const std::string& of_b) {
    return fmt::format("{}: {} {}: {}", first, with_full_stop(of_a), second, with_full_stop(of_b));
  };
  std::vector<DerivedQuestion> questions;
  if (a.retry.rule != b.retry.rule) {
    questions.push_back(
        {"question-retry", fmt::format("Does a client handle {} and {} alike?", first, second),
         fmt::format("No. After {}: {} After {}: {}", first, with_full_stop(a.retry.advice), second,
                     with_full_stop(b.retry.advice))});
  }
  if (a.caching.storable != b.caching.storable) {
    questions.push_back({"question-caching",
                         fmt::format("Will a cache keep a {} or a {}?", first, second),
                         both_say(a.caching.note, b.caching.note)});
  }
  if (a.content.rule != b.content.rule) {
    questions.push_back({"question-content",
                         fmt::format("Do {} and {} both carry content?", first, second),
                         both_say(a.content.note, b.content.note)});
  }
  return questions;
}

}  // namespace statusbook

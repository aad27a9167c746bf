#include "catalogue/text_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace statusbook {
namespace {

constexpr char stand_in = 'x';  // for what is not prose; a letter, so that punctuation stays apart

bool is_word(char c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_';
}

// Blanks out text between `begin` and `end`, but not line ends.
void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, text.size()); ++i) {
    if (text[i] != '\n') text[i] = stand_in;
  }
}

// `text` with code and link targets blanked out, byte for byte.
std::string prose_of(std::string_view original) {
  std::string text(original);
  for (std::size_t at = 0; (at = text.find('`', at)) != std::string::npos;) {
    const std::size_t run = std::min(text.find_first_not_of('`', at), text.size()) - at;
    const std::size_t close = text.find(std::string(run, '`'), at + run);
    if (close == std::string::npos) break;
    blank(text, at, close + run);
    at = close + run;
  }
  for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos; ++at)
    blank(text, at + 2, std::min(text.find(')', at), text.size()));
  return text;
}

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_word(text[at - 1]);
}

bool ends_word(std::string_view text, std::size_t end) {
  return end >= text.size() || !is_word(text[end]);
}

struct Finding {
  std::size_t offset;
  std::size_t length;
};

constexpr std::string_view placeholder_code = "placeholder";
constexpr std::string_view punctuation_code = "doubled-punctuation";

// One kind of slip.
struct Slip {
  std::string_view code;
  std::string_view text;  // what is looked for
  bool (*is_slip)(std::string_view prose, Finding place);
};

bool always(std::string_view, Finding) {
  return true;
}

bool is_whole_word(std::string_view prose, Finding place) {
  return starts_word(prose, place.offset) && ends_word(prose, place.offset + place.length);
}

// Not an ellipsis and not a path such as "../".
bool is_two_points(std::string_view prose, Finding place) {
  constexpr std::string_view neighbors = "./";
  const std::size_t end = place.offset + place.length;
  const bool before = place.offset > 0 && neighbors.find(prose[place.offset - 1]) != prose.npos;
  const bool after = end < prose.size() && neighbors.find(prose[end]) != prose.npos;
  return !before && !after;
}

// " ." before a space or the quote that ends a JSON text, not the start of ".NET" or of an
// ellipsis.
bool ends_sentence(std::string_view prose, Finding place) {
  const std::size_t end = place.offset + place.length;
  constexpr std::string_view ends = " \r\n\"";
  const bool is_end = end >= prose.size() || ends.find(prose[end]) != ends.npos;
  return is_end && place.offset > 0 && is_word(prose[place.offset - 1]);
}

constexpr std::array<Slip, 17> slips{{
    {placeholder_code, "@@", always},
    {placeholder_code, "lorem", is_whole_word},
    {placeholder_code, "Lorem", is_whole_word},
    {placeholder_code, "TBD", is_whole_word},
    {placeholder_code, "TODO", is_whole_word},
    {placeholder_code, "FIXME", is_whole_word},
    {placeholder_code, "XXX", is_whole_word},
    {placeholder_code, "example text", is_whole_word},
    {placeholder_code, "placeholder text", is_whole_word},
    {punctuation_code, "..", is_two_points},
    {punctuation_code, ",,", always},
    {punctuation_code, ";;", always},
    {punctuation_code, " ,", always},
    {punctuation_code, "?.", always},
    {punctuation_code, "!.", always},
    {punctuation_code, ",.", always},
    {punctuation_code, " .", ends_sentence},
}};

void tell(const SourceText& source, std::size_t offset, const Slip& slip, Diagnostics& report) {
  const Location where = source.locate(offset, slip.text.size());
  if (slip.code == placeholder_code) {
    report.error(std::string(slip.code), where,
                 fmt::format("'{}' waits to be filled in", slip.text),
                 "write what belongs here, or put it between backticks if it is code");
  } else {
    report.error(std::string(slip.code), where,
                 fmt::format("the punctuation '{}' is a slip", slip.text),
                 "write it once, without a space before it");
  }
}

void check_slips(const SourceText& source, std::size_t offset, std::string_view prose,
                 Diagnostics& report) {
  for (const Slip& slip : slips) {
    for (std::size_t at = 0; (at = prose.find(slip.text, at)) != prose.npos;
         at += slip.text.size()) {
      if (slip.is_slip(prose, {at, slip.text.size()})) tell(source, offset + at, slip, report);
    }
  }
}

bool names_method(std::string_view sentence) {
  static constexpr std::array<std::string_view, 8> methods{
      "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "method", "idempotent"};
  return std::any_of(methods.begin(), methods.end(), [&](std::string_view method) {
    return sentence.find(method) != sentence.npos;
  });
}

// RFC 9110 9.2.2: whether a request may be repeated depends on its method.
void check_retry_claims(const SourceText& source, std::size_t offset, std::string_view prose,
                        Diagnostics& report) {
  static constexpr std::array<std::string_view, 3> claims{"safe to retry", "safe to repeat",
                                                          "safely be repeated"};
  constexpr std::string_view ends = ".!?\n";
  for (const std::string_view claim : claims) {
    for (std::size_t at = 0; (at = prose.find(claim, at)) != prose.npos; at += claim.size()) {
      const std::size_t before = prose.find_last_of(ends, at);
      const std::size_t begin = before == prose.npos ? 0 : before + 1;
      const std::size_t end = std::min(prose.find_first_of(ends, at), prose.size());
      if (names_method(prose.substr(begin, end - begin))) continue;
      report.error(
          "unnamed-method", source.locate(offset + at, claim.size()),
          fmt::format("'{}' depends on the method, which this sentence does not name", claim),
          "say for which methods it holds, such as GET and PUT");
    }
  }
}

constexpr std::array<std::string_view, 10> no_prose{"$schema",  "search_terms", "phrase", "url",
                                                    "id",       "grpc",         "slug",   "key",
                                                    "base_url", "template"};

bool has_date_form(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char wanted) {
    return wanted == 'd' ? '0' <= c && c <= '9' : c == wanted;
  });
}

void check_text_node(const SourceText& source, const JsonNode& node, Diagnostics& report) {
  const auto where = [&] { return source.locate(node.span.offset, node.span.length); };
  if (node.text.find_first_not_of(" \t\n") == std::string::npos) {
    return report.error("empty-text", where(), "this text is empty",
                        "write it, or leave the member out if it may be missing");
  }
  if (has_date_form(node.text) && !is_calendar_date(node.text)) {
    return report.error("bad-date", where(), fmt::format("no calendar has the date {}", node.text),
                        "dates are written year-month-day");
  }
  check_text(source, node.span.offset, node.span.length, report);
}

// The cells of a matrix: one is empty where nothing is known.
constexpr std::string_view list_with_gaps = "cells";

void check_filled_items(const SourceText& source, const JsonNode& list, Diagnostics& report) {
  for (const JsonNode& item : list.items) {
    if (!item.text.empty()) check_text_node(source, item, report);
  }
}

}  // namespace

void check_text(const SourceText& source, std::size_t offset, std::size_t length,
                Diagnostics& report) {
  const std::string prose = prose_of(std::string_view(source.text).substr(offset, length));
  check_slips(source, offset, prose, report);
  check_retry_claims(source, offset, prose, report);
}

void check_record_texts(const SourceText& source, const JsonNode& root, Diagnostics& report) {
  if (root.kind == JsonNode::Kind::text) return check_text_node(source, root, report);
  for (const JsonNode& item : root.items)
    check_record_texts(source, item, report);
  for (const JsonMember& member : root.members) {
    if (member.name == list_with_gaps) {
      check_filled_items(source, member.value, report);
    } else if (std::find(no_prose.begin(), no_prose.end(), member.name) == no_prose.end()) {
      check_record_texts(source, member.value, report);
    }
  }
}

bool is_calendar_date(std::string_view text) {
  if (!has_date_form(text)) return false;
  const auto number = [&](std::size_t from, std::size_t size) {
    unsigned value = 0;
    for (const char c : text.substr(from, size))
      value = 10 * value + static_cast<unsigned>(c - '0');
    return value;
  };
  const std::chrono::year year(static_cast<int>(number(0, 4)));
  return (year / std::chrono::month(number(5, 2)) / std::chrono::day(number(8, 2))).ok();
}

}  // namespace statusbook

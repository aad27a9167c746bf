#pragma once

// What holds for the linter whatever its input: the properties that the fuzz target tries to break
// and that the ordinary tests replay its seeds against.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "http/lint_helpers.hpp"

namespace statusbook::http {

// The parts of a response in the order in which they must stand.
inline std::vector<Span> spans_in_order(const Response& response) {
  std::vector<Span> spans = {response.version, response.status, response.reason};
  for (const Field& field : response.fields) {
    spans.push_back(span_of(response.bytes, field.name));
    spans.push_back(span_of(response.bytes, field.value));
  }
  if (response.framing == Framing::chunked) {
    for (const Chunk& chunk : response.chunks) {
      spans.push_back(chunk.size_line);
      spans.push_back(chunk.data);
    }
  } else {
    spans.insert(spans.end(), response.content.begin(), response.content.end());
  }
  for (const Field& field : response.trailers)
    spans.push_back(field.line);
  return spans;
}

inline bool are_in_order(const Response& response) {
  std::size_t at = response.whole.offset;
  for (const Span& span : spans_in_order(response)) {
    if (span == Span{}) continue;  // a part that could not be read
    if (span.offset < at || span.end() > response.whole.end()) return false;
    at = span.end();
  }
  return response.whole.end() <= response.bytes.size();
}

inline bool are_sorted_and_inside(const std::vector<Finding>& findings, std::size_t size) {
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    if (finding.offset < at || finding.offset + finding.size > size) return false;
    at = finding.offset;
  }
  return true;
}

inline bool is_same(const LintResult& a, const LintResult& b) {
  return a.findings == b.findings && a.refused == b.refused &&
         std::equal(a.responses.begin(), a.responses.end(), b.responses.begin(), b.responses.end(),
                    [](const Response& x, const Response& y) {
                      return spans_in_order(x) == spans_in_order(y) && x.content == y.content;
                    });
}

// llhttp must never refuse what the scan before it has let through.
inline bool llhttp_agrees(const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.message.substr(0, 7) == "llhttp ";
  });
}

// The first property that the input breaks; empty when all hold.
inline std::string broken_property(std::string_view bytes, LintOptions options) {
  const LintResult whole = lint(bytes, options);
  for (const Response& response : whole.responses) {
    if (!are_in_order(response)) return "the spans lie inside the input and in order";
  }
  if (!are_sorted_and_inside(whole.findings, bytes.size())) return "findings are sorted and inside";
  if (!llhttp_agrees(whole.findings)) return "llhttp accepts what the scan accepts";
  for (const std::size_t size : {std::size_t{1}, std::size_t{5}}) {
    options.piece_size = size;
    if (!is_same(lint(bytes, options), whole)) return "the result does not depend on the pieces";
  }
  return {};
}

}  // namespace statusbook::http

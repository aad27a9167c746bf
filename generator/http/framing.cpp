#include "http/framing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "http/documentation.hpp"
#include "http/list.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

struct Coding {
  std::string_view name;
  bool well_formed = false;
  bool has_parameters = false;
  std::string_view whole;
};

Coding read_coding(std::string_view element) {
  const std::string_view name = trim(element.substr(0, element.find(';')));
  const std::vector<Parameter> parameters = parameters_after_semicolon(element);
  const bool good =
      is_token(name) && std::all_of(parameters.begin(), parameters.end(),
                                    [](const Parameter& p) { return p.is_well_formed(); });
  return {name, good, !parameters.empty(), element};
}

std::vector<Coding> transfer_codings(const std::vector<const Field*>& fields) {
  std::vector<Coding> codings;
  for (const Field* field : fields) {
    for (const std::string_view element : list_elements(field->value)) {
      codings.push_back(read_coding(element));
    }
  }
  return codings;
}

bool is_chunked(const Coding& coding) {
  return equals_ignoring_case(coding.name, "chunked");
}

void check_codings(const Response& response, const std::vector<Coding>& codings, Report& report) {
  const auto malformed = std::find_if_not(codings.begin(), codings.end(),
                                          [](const Coding& c) { return c.well_formed; });
  if (malformed != codings.end()) {
    report.add("transfer-encoding-chunked-not-final", span_of(response.bytes, malformed->whole),
               quoted(malformed->whole) + " is not a transfer coding", Severity::error);
  }
  if (std::count_if(codings.begin(), codings.end(), is_chunked) > 1) {
    const auto last = std::find_if(codings.rbegin(), codings.rend(), is_chunked);
    report.add("transfer-encoding-chunked-repeated", span_of(response.bytes, last->whole),
               "The chunked coding is named more than once");
  }
}

FramingDecision decide_by_coding(const Response& response, const std::vector<const Field*>& fields,
                                 Report& report) {
  const std::vector<Coding> codings = transfer_codings(fields);
  check_codings(response, codings, report);
  if (response.major == 1 && response.minor == 0) {
    report.add(
        "transfer-encoding-http10", fields.front()->line,
        "HTTP/1.0 has no Transfer-Encoding, so its recipients cannot find the end of the content");
  }
  const bool chunked =
      !codings.empty() && is_chunked(codings.back()) && !codings.back().has_parameters;
  return {chunked ? Framing::chunked : Framing::until_close};
}

bool all_equal(const std::vector<std::string_view>& values) {
  return std::all_of(values.begin(), values.end(),
                     [&values](std::string_view value) { return value == values.front(); });
}

FramingDecision decide_by_length(const Response& response, const std::vector<const Field*>& fields,
                                 Report& report) {
  std::vector<std::string_view> values;
  for (const Field* field : fields) {
    for (const std::string_view part : split_outside_quotes(field->value, ','))
      values.push_back(part);
  }
  const Field& last = *fields.back();
  if (report.mode() == Mode::example && is_placeholder(last.value))
    return {Framing::until_close, 0, false};
  const bool equal = all_equal(values);
  if (values.size() > 1) {
    report.add("content-length-repeated", last.line,
               equal ? "Content-Length is given " + std::to_string(values.size()) +
                           " times; it may be sent only once even with equal values"
                     : "Content-Length has different values, so recipients disagree where the "
                       "message ends");
  }
  for (const std::string_view value : values) {
    if (is_digits(value) && decimal(value)) continue;
    report.add("content-length-syntax", span_of(response.bytes, last.value),
               is_digits(value)
                   ? "The Content-Length " + quoted(value) + " is too large to be meant"
                   : "The Content-Length " + quoted(value) + " is not a decimal number");
    return {};
  }
  if (!equal) return {};
  return {Framing::length, *decimal(values.front())};
}

FramingDecision decide_by_fields(const Response& response, Report& report) {
  const std::vector<const Field*> codings = response.all("Transfer-Encoding");
  const std::vector<const Field*> lengths = response.all("Content-Length");
  FramingDecision decision{Framing::until_close};
  if (!lengths.empty()) decision = decide_by_length(response, lengths, report);
  if (codings.empty() || response.over_http2()) return decision;
  if (!lengths.empty()) {
    report.add("content-length-with-transfer-encoding", lengths.front()->line,
               "Content-Length and Transfer-Encoding are both present");
  }
  return decide_by_coding(response, codings, report);
}

}  // namespace

FramingDecision decide_framing(const Response& response, const Request& request, Report& report) {
  const FramingDecision decision = decide_by_fields(response, report);
  const bool to_connect = request.method == "CONNECT" && response.status_class() == 2;
  if (response.code == 101 || to_connect) return {Framing::tunnel, 0, decision.exact};
  const bool bodiless = response.interim || response.code == 204 || response.code == 304;
  if (bodiless || request.method == "HEAD") return {Framing::none, 0, decision.exact};
  return decision;
}

}  // namespace statusbook::http

#include "http/parse.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "http/body.hpp"
#include "http/field_section.hpp"
#include "http/framing.hpp"
#include "http/line.hpp"
#include "http/llhttp_parser.hpp"
#include "http/status_line.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view http_name = "HTTP/";
constexpr std::string_view crlf = "\r\n";

// Which of our rules an error of llhttp belongs to. The scan before llhttp leaves it nothing to
// refuse, as the fuzz target shows; should it refuse something all the same, its word counts.
struct LlhttpRule {
  std::string_view code;
  std::string_view rule;
};

constexpr std::array<LlhttpRule, 9> llhttp_rules = {{
    {"HPE_INVALID_VERSION", "http-version-unsupported"},
    {"HPE_INVALID_STATUS", "status-code-not-3-digits"},
    {"HPE_INVALID_HEADER_TOKEN", "field-name-invalid"},
    {"HPE_UNEXPECTED_SPACE", "field-leading-whitespace"},
    {"HPE_INVALID_CONTENT_LENGTH", "content-length-syntax"},
    {"HPE_UNEXPECTED_CONTENT_LENGTH", "content-length-repeated"},
    {"HPE_INVALID_CHUNK_SIZE", "chunked-body-malformed"},
    {"HPE_STRICT", "chunked-body-malformed"},
    {"HPE_LF_EXPECTED", "line-bare-cr"},
}};

std::string_view rule_for(const LlhttpError& error) {
  const auto found =
      std::find_if(llhttp_rules.begin(), llhttp_rules.end(),
                   [&error](const LlhttpRule& row) { return row.code == error.code; });
  return found == llhttp_rules.end() ? "status-line-malformed" : found->rule;
}

ContentHint hint_for(Framing framing) {
  switch (framing) {
    case Framing::none:
      return ContentHint::none;
    case Framing::tunnel:
      return ContentHint::tunnel;
    default:
      return ContentHint::by_fields;
  }
}

class ResponseReader {
 public:
  ResponseReader(std::string_view bytes, const ParseOptions& options, Report& report)
      : bytes_(bytes), options_(options), report_(report) {}

  std::vector<Response> read() {
    if (bytes_.empty()) {
      report_.add("header-section-unterminated", {0, 0}, "The input is empty");
      return {};
    }
    skip_leading_blank();
    while (read_one()) {
    }
    return std::move(responses_);
  }

 private:
  void skip_leading_blank() {
    at_ = std::min(bytes_.find_first_not_of(crlf), bytes_.size());
    if (at_ == 0) return;
    report_.add("status-line-leading-blank", {0, at_},
                "An empty line stands before the status line");
  }

  // True if another response follows.
  bool read_one() {
    if (responses_.size() == options_.limits.responses) {
      report_.add("data-after-message", {at_, 0},
                  "There are more than " + std::to_string(options_.limits.responses) +
                      " responses; nothing is read beyond");
      return false;
    }
    refusals_before_ = report_.refusals();
    Response response;
    response.bytes = bytes_;
    response.whole = {at_, 0};
    if (!read_head(response)) {
      response.whole = span_between(at_, bytes_.size());
      if (!response.version.empty()) responses_.push_back(std::move(response));
      return false;
    }
    read_content(response);
    at_ = response.body.end();
    response.whole = span_between(response.whole.offset, at_);
    responses_.push_back(std::move(response));
    return look_for_next(responses_.back());
  }

  // False when the head does not end, or its first line is not a status line.
  bool read_head(Response& response) {
    const std::size_t stop = at_ + options_.limits.header_section;
    const Line line = read_line(bytes_, at_, stop);
    if (line.end == LineEnd::missing && !accept_unended_status_line(line)) return false;
    const StatusLineRead status = read_status_line(line, response, report_);
    if (status == StatusLineRead::unusable) return false;
    const FieldSection section =
        read_field_section(bytes_, {line.next, stop, options_.limits.fields},
                           response.over_http2() ? FieldNames::http2 : FieldNames::http1, report_);
    response.header_section = section.lines;
    response.fields = section.fields;
    response.header_complete = section.complete;
    response.body = {section.end, 0};
    exact_ = section.exact && status == StatusLineRead::exact && line.end == LineEnd::crlf;
    return section.complete;
  }

  // A message cut inside its first line: only what is certain is reported.
  bool accept_unended_status_line(const Line& line) {
    const std::string_view text = text_at(bytes_, line.text);
    const bool cut_short = http_name.substr(0, text.size()) == text.substr(0, http_name.size());
    if (!cut_short) return true;
    if (report_.mode() != Mode::wire && line.next == bytes_.size()) return true;
    check_line_end(bytes_, line, report_);
    report_.add("header-section-unterminated", {line.next, 0},
                line.next == bytes_.size()
                    ? "The input ends inside the status line"
                    : "The status line is longer than any server needs; nothing is read beyond");
    return false;
  }

  void read_content(Response& response) {
    const FramingDecision decision = decide_framing(response, options_.request, report_);
    response.framing = decision.framing;
    LlhttpParser llhttp(bytes_, hint_for(decision.framing), options_.piece_size);
    // A head with errors, or one only documentation has, would end llhttp's reading. It then gets a
    // plain head with the same framing and judges the content alone.
    const bool verbatim = exact_ && decision.exact && report_.refusals() == refusals_before_;
    if (verbatim) {
      feed_head(response, llhttp);
    } else {
      feed_plain_head(decision, llhttp);
    }
    read_body(decision, options_.limits, response, llhttp, report_);
    llhttp.finish();
    if (report_.refusals() > refusals_before_ || !response.body_complete) return;
    check_agreement(response, llhttp, verbatim ? response.fields.size() : 0);
  }

  // As it stands, except for what llhttp 8.1 refuses although RFC 9112 allows it.
  void feed_head(const Response& response, LlhttpParser& llhttp) const {
    const std::size_t first_field = response.header_section.offset;
    const std::size_t version_end = response.version.end();
    const bool unknown_minor = response.minor > 1;
    llhttp.feed(unknown_minor ? "HTTP/1.1" : response.text(response.version));
    llhttp.feed(bytes_.substr(version_end, first_field - version_end));
    for (const Field& field : response.fields)
      feed_field(field, llhttp);
    llhttp.feed(crlf);
  }

  // llhttp takes a tab behind a Content-Length for part of the number.
  void feed_field(const Field& field, LlhttpParser& llhttp) const {
    if (!field.is("Content-Length")) {
      return llhttp.feed(bytes_.substr(field.line.offset, field.line.size + crlf.size()));
    }
    llhttp.feed(field.name);
    llhttp.feed(":");
    llhttp.feed(field.value);
    llhttp.feed(crlf);
  }

  static void feed_plain_head(const FramingDecision& decision, LlhttpParser& llhttp) {
    llhttp.feed("HTTP/1.1 200 \r\n");
    if (decision.framing == Framing::chunked) llhttp.feed("Transfer-Encoding: chunked\r\n");
    if (decision.framing == Framing::length) {
      llhttp.feed("Content-Length: " + std::to_string(decision.length) + "\r\n");
    }
    llhttp.feed(crlf);
  }

  // The second opinion: llhttp must have seen the same fields and the same content.
  void check_agreement(const Response& response, const LlhttpParser& llhttp, std::size_t fields) {
    if (response.framing == Framing::decoded || response.elided) return;
    if (llhttp.error()) {
      return report_.add(rule_for(*llhttp.error()), response.status_line,
                         "llhttp refuses the message: " + llhttp.error()->reason, Severity::error,
                         Group::syntax);
    }
    const bool same = llhttp.message_complete() && llhttp.content() == response.content &&
                      llhttp.names().size() == fields;
    if (same) return;
    report_.add("chunked-body-malformed", response.status_line,
                "llhttp reads other fields or other content from this message", Severity::error,
                Group::framing);
  }

  // True if what follows the message is the next response.
  bool look_for_next(const Response& last) {
    const std::size_t next = std::min(bytes_.find_first_not_of(crlf, at_), bytes_.size());
    if (next > at_) report_blank_lines(span_between(at_, next));
    at_ = next;
    if (at_ == bytes_.size()) return false;
    if (bytes_.substr(at_, http_name.size()) == http_name) return true;
    report_leftover(last);
    return false;
  }

  // Files end in a newline, and people part printed messages with empty lines.
  void report_blank_lines(Span where) {
    report_.add("data-after-message", where, "An empty line follows the message",
                report_.mode() == Mode::wire ? Severity::error : Severity::note);
  }

  void report_leftover(const Response& last) {
    const Span rest = span_between(at_, bytes_.size());
    const std::string count = octets(rest.size) + (rest.size == 1 ? " follows " : " follow ");
    if (last.framing == Framing::none) {
      report_.add("content-forbidden", rest, count + "a response that ends with its header section",
                  Severity::error, Group::framing);
    } else {
      report_.add("data-after-message", rest, count + "the end of the message");
    }
  }

  std::string_view bytes_;
  const ParseOptions& options_;
  Report& report_;
  std::vector<Response> responses_;
  std::size_t at_ = 0;
  std::size_t refusals_before_ = 0;
  bool exact_ = true;
};

}  // namespace

std::vector<Response> read_responses(std::string_view bytes, const ParseOptions& options,
                                     Report& report) {
  return ResponseReader(bytes, options, report).read();
}

ParsedResponses parse_responses(std::string_view bytes, const ParseOptions& options) {
  Report report(bytes, options.mode);
  std::vector<Response> responses = read_responses(bytes, options, report);
  if (report.refusals() > 0 || responses.empty()) return report.take();
  return responses;
}

ParsedResponse parse_response(std::string_view bytes, const ParseOptions& options) {
  Report report(bytes, options.mode);
  std::vector<Response> responses = read_responses(bytes, options, report);
  if (responses.size() > 1) {
    const Response& second = responses[1];
    report.add("data-after-message", second.whole, "A second response follows the first");
  }
  if (report.refusals() > 0 || responses.empty()) return report.take();
  return responses.front();
}

}  // namespace statusbook::http

#include "http/status_line.hpp"

#include <algorithm>
#include <array>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view http_name = "HTTP/";

struct KnownMistake {
  bool (*matches)(std::string_view line);
  std::string_view message;
};

bool ends_like_a_request(std::string_view line) {
  const std::size_t found = line.rfind(" HTTP/");
  return found != std::string_view::npos && line.size() - found <= 9;
}

constexpr std::array<KnownMistake, 5> known_mistakes = {{
    {[](std::string_view line) { return line.substr(0, 3) == "\xEF\xBB\xBF"; },
     "A byte order mark stands before the status line"},
    {[](std::string_view line) { return !line.empty() && is_blank(line.front()); },
     "White space stands before the status line"},
    {[](std::string_view line) { return line.substr(0, 2) == "< " || line.substr(0, 2) == "> "; },
     "The line still has the mark that curl -v puts before it"},
    {[](std::string_view line) { return starts_with_ignoring_case(line, http_name); },
     "The protocol name must be HTTP in capital letters"},
    {ends_like_a_request,
     "This is the request line of a request, not the status line of a response"},
}};

void report_no_status_line(const Line& line, std::string_view text, Report& report) {
  const auto known = std::find_if(known_mistakes.begin(), known_mistakes.end(),
                                  [text](const KnownMistake& m) { return m.matches(text); });
  report.add("status-line-malformed", line.text,
             known == known_mistakes.end()
                 ? "The message does not begin with HTTP/ and a version, but with " + quoted(text)
                 : std::string(known->message));
}

// What went wrong in one status line, and how far it has been read.
class StatusLineReader {
 public:
  StatusLineReader(const Line& line, Response& response, Report& report)
      : response_(response), report_(report), line_(line.text), at_(line.text.offset) {}

  StatusLineRead read() {
    read_version();
    if (at_ == line_.end()) {
      report_.add("status-line-malformed", line_, "The status line has no status code");
      return StatusLineRead::unusable;
    }
    read_separator();
    read_code();
    read_reason();
    return exact_ ? StatusLineRead::exact : StatusLineRead::mended;
  }

 private:
  char peek() const { return response_.bytes[at_]; }

  Span take_until_blank() {
    const std::size_t begin = at_;
    while (at_ < line_.end() && !is_blank(peek()) && peek() != '\r')
      ++at_;
    return span_between(begin, at_);
  }

  void error(std::string_view rule, Span where, std::string message) {
    exact_ = false;
    report_.add(rule, where, std::move(message));
  }

  void read_version() {
    response_.version = take_until_blank();
    const std::string_view number = response_.text(response_.version).substr(http_name.size());
    if (number.size() == 3 && is_digit(number[0]) && number[1] == '.' && is_digit(number[2])) {
      response_.major = number[0] - '0';
      response_.minor = number[2] - '0';
      return check_version(number);
    }
    if (report_.mode() != Mode::wire && (number == "2" || number == "3")) {
      response_.major = number[0] - '0';
      return error("http2-status-line", response_.version,
                   "HTTP/" + std::string(number) +
                       " has no status line; this is how tools print one, and it is read as such");
    }
    error("http-version-unsupported", response_.version,
          "The version is " + quoted(number) + ", not one digit, a dot and one digit");
  }

  void check_version(std::string_view number) {
    if (response_.major != 1) {
      return error(
          "http-version-unsupported", response_.version,
          "A message in this format is HTTP/1.0 or HTTP/1.1, not HTTP/" + std::string(number));
    }
    if (response_.minor > 1) {
      report_.add("http-version-unsupported", response_.version,
                  "No HTTP/" + std::string(number) + " was ever defined", Severity::warning);
    }
  }

  void read_separator() {
    const std::size_t begin = at_;
    while (at_ < line_.end() && is_blank(peek()))
      ++at_;
    const Span separator = span_between(begin, at_);
    if (response_.text(separator) == " ") return;
    error("status-line-whitespace", separator,
          "Exactly one space must stand between the version and the status code");
  }

  void read_code() {
    response_.status = take_until_blank();
    const std::string_view code = response_.text(response_.status);
    if (code.size() != 3 || !is_digits(code)) {
      return error("status-code-not-3-digits", response_.status,
                   "The status code is " + quoted(code) + ", not three digits");
    }
    response_.code = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    response_.interim = response_.code / 100 == 1 && response_.code != 101;
    if (response_.code < 100 || response_.code > 599) {
      report_.add("status-code-out-of-range", response_.status,
                  "The status code " + std::string(code) + " is not between 100 and 599");
    }
  }

  void read_reason() {
    response_.reason = {line_.end(), 0};
    if (at_ == line_.end() || peek() == '\r') return check_missing_space();
    if (peek() == '\t') {
      error("status-line-whitespace", {at_, 1},
            "A tab follows the status code where a space must stand");
    }
    response_.reason = span_between(at_ + 1, line_.end());
    check_reason(response_.text(response_.reason));
  }

  // `curl -i` prints "HTTP/2 200" with a space, other tools without; there is no rule for either.
  void check_missing_space() {
    if (response_.major > 1) return;
    error("status-line-missing-space", {at_, 0},
          "A space must follow the status code even when no reason phrase does");
  }

  void check_reason(std::string_view reason) {
    // A bare CR is reported with the line.
    const auto control = std::find_if(reason.begin(), reason.end(),
                                      [](char c) { return is_control(c) && c != '\r'; });
    if (control != reason.end()) {
      error("reason-phrase-chars", span_of(response_.bytes, {&*control, 1}),
            "The reason phrase contains the control character " + quoted({&*control, 1}));
    }
    const auto foreign = std::find_if(reason.begin(), reason.end(), is_obs_text);
    if (foreign != reason.end()) {
      report_.add("reason-phrase-chars", span_of(response_.bytes, {&*foreign, 1}),
                  "The reason phrase is not plain ASCII", Severity::warning);
    }
  }

  Response& response_;
  Report& report_;
  Span line_;
  std::size_t at_;
  bool exact_ = true;
};

}  // namespace

StatusLineRead read_status_line(const Line& line, Response& response, Report& report) {
  response.status_line = line.text;
  const std::string_view text = response.text(line.text);
  if (text.empty() || !starts_with_ignoring_case(text, http_name)) {
    report_no_status_line(line, text, report);
    return StatusLineRead::unusable;
  }
  const bool named = text.substr(0, http_name.size()) == http_name;
  if (!named) report_no_status_line(line, text, report);
  const bool ended = check_line_end(response.bytes, line, report);
  const StatusLineRead read = StatusLineReader(line, response, report).read();
  if (read == StatusLineRead::exact && !(named && ended)) return StatusLineRead::mended;
  return read;
}

}  // namespace statusbook::http

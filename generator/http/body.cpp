#include "http/body.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "http/chunked.hpp"
#include "http/documentation.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

// Everything that is left, read up to the end of the input.
void read_until_close(Response& response, LlhttpParser& llhttp) {
  response.body = span_between(response.body.offset, response.bytes.size());
  response.body_complete = true;
  if (response.body.empty()) return;
  response.content.push_back(response.body);
  llhttp.feed(response.text(response.body));
}

std::string describe_short_body(const Response& response, unsigned long long length) {
  const std::string_view body = response.text(response.body);
  const auto lfs = static_cast<unsigned long long>(std::count(body.begin(), body.end(), '\n'));
  const bool counted_crlf = lfs > 0 && body.size() + lfs == length;
  return "Content-Length is " + std::to_string(length) + ", but the content has " +
         octets(body.size()) + (counted_crlf ? "; the count fits if each LF in it were CRLF" : "");
}

void read_by_length(unsigned long long length, Response& response, LlhttpParser& llhttp,
                    Report& report) {
  const std::size_t left = response.bytes.size() - response.body.offset;
  response.body.size = static_cast<std::size_t>(std::min<unsigned long long>(length, left));
  llhttp.feed(response.text(response.body));
  if (!response.body.empty()) response.content.push_back(response.body);
  response.body_complete = response.body.size == length;
  if (response.body_complete) return;
  const Field* field = response.find("Content-Length");
  report.add("content-length-mismatch", field->line, describe_short_body(response, length));
}

// In documentation a body may be cut short on purpose, and then its length says nothing.
bool take_elided_body(Response& response, LlhttpParser& llhttp, Report& report) {
  const std::string_view rest = response.bytes.substr(response.body.offset);
  if (report.mode() != Mode::example || !has_elision(rest)) return false;
  read_until_close(response, llhttp);
  response.body_complete = false;
  response.elided = true;
  report.add("example-elision", response.body,
             "Part of the content is left out here, so its length and syntax are not checked");
  return true;
}

}  // namespace

void read_body(const FramingDecision& decision, const Limits& limits, Response& response,
               LlhttpParser& llhttp, Report& report) {
  switch (decision.framing) {
    case Framing::none:
      response.body_complete = true;
      return;
    case Framing::until_close:
      if (take_elided_body(response, llhttp, report)) return;
      return read_until_close(response, llhttp);
    case Framing::length:
      if (decision.length > 0 && take_elided_body(response, llhttp, report)) return;
      return read_by_length(decision.length, response, llhttp, report);
    case Framing::chunked:
      if (take_elided_body(response, llhttp, report)) return;
      return read_chunked(limits, response, llhttp, report);
    case Framing::tunnel:
    case Framing::decoded:
    case Framing::unknown:
      response.body = span_between(response.body.offset, response.bytes.size());
  }
}

}  // namespace statusbook::http

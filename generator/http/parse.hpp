#pragma once

// Reads complete HTTP/1.x responses, strictly after RFC 9112, with llhttp as the parser and a scan
// before it for what llhttp lets through. Leftover bytes, a short body or a missing last chunk are
// errors. Bad input is a value (findings), never an exception. Time is linear in the input, memory
// bounded by the Limits. The results hold views into `bytes`, which must outlive them. Thread-safe:
// there is no shared state.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/finding.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

// What is known of the request. Framing depends on the method (HEAD, CONNECT); some rules on the
// rest.
struct Request {
  std::string method = "GET";
  std::string version;               // "1.0", or empty when not known
  std::string scheme = "https";      // the scheme of the target URI
  std::string target;                // absolute URI or path; empty when not known
  std::optional<std::string> range;  // the value of its Range field
};

// Where reading stops with an error, so that hostile input ends early. Far above what servers send:
// most clients give up at 8 KiB to 256 KiB of fields and at some hundred field lines.
struct Limits {
  std::size_t header_section = 1024 * 1024;  // octets, status line included; also for trailers
  std::size_t fields = 10'000;               // of one header or trailer section
  std::size_t chunks = 1'000'000;
  std::size_t responses = 1'000;
};

struct ParseOptions {
  Request request;
  Mode mode = Mode::wire;
  Limits limits;
  // llhttp is fed at most this many octets at once; the result never depends on it.
  std::size_t piece_size = static_cast<std::size_t>(-1);
};

using Findings = std::vector<Finding>;
// A response, or the findings of which at least one is a syntax or framing error.
using ParsedResponse = std::variant<Response, Findings>;
using ParsedResponses = std::variant<std::vector<Response>, Findings>;

// Exactly one response; a second one after it is data after the message.
ParsedResponse parse_response(std::string_view bytes, const ParseOptions& options = {});

// One response or several, such as interim responses before the final one.
ParsedResponses parse_responses(std::string_view bytes, const ParseOptions& options = {});

// The same as the linter sees it: reads on behind an error where that makes sense, and puts what is
// wrong into the report. Responses after the first error may be incomplete.
std::vector<Response> read_responses(std::string_view bytes, const ParseOptions& options,
                                     Report& report);

}  // namespace statusbook::http

#pragma once

// The content of one response: reads what the framing announces, lets llhttp confirm it, and
// reports a body that is too short or whose chunks are malformed (RFC 9112 sections 6.3, 7.1 and
// 8).

#include "http/framing.hpp"
#include "http/llhttp_parser.hpp"
#include "http/parse.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

// `response` has its head; its body begins at `response.body.offset`. `llhttp` has been fed that
// head, or one that announces the same framing.
void read_body(const FramingDecision& decision, const Limits& limits, Response& response,
               LlhttpParser& llhttp, Report& report);

}  // namespace statusbook::http

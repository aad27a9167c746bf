#pragma once

// The chunked transfer coding, RFC 9112 section 7.1. The chunk lines are read here, because
// llhttp 8.1 refuses valid chunk extensions (white space around "=", quoted pairs, anything after
// one with a token value) and names none; sizes and data go to llhttp as well, which has to agree.

#include "http/llhttp_parser.hpp"
#include "http/parse.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

// Reads the body that begins at `response.body.offset`, with its trailer section. Outside
// Mode::wire a body that is plainly not chunked is taken as shown decoded: its framing becomes
// Framing::decoded.
void read_chunked(const Limits& limits, Response& response, LlhttpParser& llhttp, Report& report);

}  // namespace statusbook::http

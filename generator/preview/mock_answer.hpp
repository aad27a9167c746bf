#pragma once

// The answer of a mock endpoint: the example of a status, with what the query changes in it, held
// against the conditions and the range of the request, framed, and broken as asked. Pure functions;
// the clock is handed in.

#include <ctime>

#include "preview/message.hpp"
#include "preview/mock_query.hpp"
#include "preview/mock_table.hpp"
#include "preview/scripted_answer.hpp"

namespace statusbook {

// Sets the field, in place of all its lines.
void set_field(FieldLines& fields, std::string_view name, std::string value);

// What is sent at last: dates moved to now, the query's fields and body, validators; then 304, 412,
// 206 or 416 in its place if the request asks for that.
MockMessage final_message(const MockMessage& example, const MockQuery& query,
                          const IncomingRequest& request, std::time_t now);

// The whole answer. 101 is given only to a request that offers a protocol which needs no handshake
// of its own; any other gets 426.
ScriptedAnswer mock_answer(const MockExample& example, const MockQuery& query,
                           const IncomingRequest& request, std::time_t now);

}  // namespace statusbook

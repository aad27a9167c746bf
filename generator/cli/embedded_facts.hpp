#pragma once

// The catalogue's facts that the linter needs, compiled in from content/ when the program is built
// (tools/embed_status_facts.cpp), so that `statusbook lint` works in any folder.

#include "http/status_facts.hpp"

namespace statusbook {

const http::StatusFactsTable& embedded_status_facts();

}  // namespace statusbook

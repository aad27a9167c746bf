#pragma once

// What a schema cannot say of a code's "sending": that it agrees with the other facts, so that no
// page gives ready-made code for what nobody may send, and that the fields stand in the example.

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/load_record.hpp"
#include "catalogue/status_code.hpp"

namespace statusbook {

// Against the code's own facts and its examples, which must have been loaded.
void check_sending(const LoadedRecord& record, const StatusCode& code, Diagnostics& report);

// The value of a field in the example that `code.sending` names; nothing when it has none.
std::optional<std::string> sent_value(const StatusCode& code, std::string_view field);

}  // namespace statusbook

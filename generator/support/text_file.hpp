#pragma once

// What every text file that is read must be: UTF-8 (`invalid-utf8`) without control characters
// (`control-character`). Problems are added to the report; pure apart from that.

#include <cstddef>

#include "support/diagnostic.hpp"
#include "support/source_text.hpp"

namespace statusbook {

// True if the file is both.
bool check_text_file(const SourceText& source, Diagnostics& report);

// The first half alone, for a reader with words of its own about control characters.
bool check_utf8(const SourceText& source, Diagnostics& report);

// `offset` is where a control character stands.
void refuse_control_character(const SourceText& source, std::size_t offset, Diagnostics& report);

}  // namespace statusbook

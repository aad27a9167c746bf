#pragma once

// Words for a code's facts that the sentences of derived comparisons share. Pure functions; where
// nothing is known they give an empty text, and the sentence is not written.

#include <string>
#include <string_view>

#include "catalogue/status_code.hpp"

namespace statusbook {

// What has to stand beside the number: "Laravel", "registered". Empty for the best-known meaning of
// a number beside another number.
std::string distinction_beside(const StatusCode& code, const StatusCode& other);

// The same beside any other number.
std::string usual_distinction(const StatusCode& code);

// "499", or "499 (nginx)" with a distinction that is not empty.
std::string name_with(const StatusCode& code, std::string_view distinction);

// How `code` is called beside any other number.
std::string usual_name(const StatusCode& code);

// How `code` is called beside `other`: its number, with that distinction. "499" is nginx's beside
// 502 and "499 (nginx)" beside "499 (ArcGIS)", which is called so beside any code.
std::string name_beside(const StatusCode& code, const StatusCode& other);

// Whether the number is in use anywhere at all, be it in a log or in a library.
bool is_met(const StatusCode& code);

// Whether a client can receive the number as the status of a response that is in use.
bool is_received(const StatusCode& code);

// Where else the number is met, as a predicate: "is a line in a log". Empty if is_received().
std::string place_of(const StatusCode& code);

// What a client receives where the number is met: "the number itself", "400 in its place". Empty
// where nobody sends anything.
std::string received_of(const StatusCode& code);

std::string with_full_stop(std::string text);

}  // namespace statusbook

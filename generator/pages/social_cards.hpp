#pragma once

// Which pages have a picture for sites that show links as cards, where it lies, and what it says:
// every code, every written comparison and every guide. Pure functions; the pictures themselves are
// print/social_card.hpp's.

#include <string>

#include "catalogue/catalogue.hpp"

namespace statusbook {

std::string card_path(const StatusCode& code);        // "cards/502.png"
std::string card_path(const Comparison& comparison);  // "cards/502-vs-503.png"
std::string card_path(const Guide& guide);            // "cards/server-errors.png"

}  // namespace statusbook

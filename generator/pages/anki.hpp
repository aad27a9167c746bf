#pragma once

// The quiz as a text file that Anki imports: one note a question, with the header lines of Anki's
// manual ("Importing: Text Files", Anki 2.1.54 or later). The id of a question is the note's own,
// so that a later import updates what is there. Pure function.

#include <string>

#include "catalogue/catalogue.hpp"
#include "catalogue/site_settings.hpp"

namespace statusbook {

std::string make_anki_csv(const Catalogue& catalogue, const SiteSettings& settings);

}  // namespace statusbook

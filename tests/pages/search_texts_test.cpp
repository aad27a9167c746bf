#include "pages/search_texts.hpp"

#include <catch2/catch.hpp>

using statusbook::shorten_to_clause;

TEST_CASE("a sentence that fits stays as it is") {
  CHECK(shorten_to_clause("One; two.", 9) == "One; two.");
  CHECK(shorten_to_clause("", 9) == "");
}

TEST_CASE("a sentence that is too long ends before its last ';' or ':' that leaves enough") {
  const std::string fifty(50, 'x');
  CHECK(shorten_to_clause(fifty + "; more; most.", 60) == fifty + "; more.");
  CHECK(shorten_to_clause(fifty + "; more; most.", 57) == fifty + "; more.");
  CHECK(shorten_to_clause(fifty + "; more; most.", 56) == fifty + ".");
  CHECK(shorten_to_clause(fifty + ": the reason.", 60) == fifty + ".");
  CHECK(shorten_to_clause(fifty + "; a thing: the reason.", 68) == fifty + ".");
}

TEST_CASE("nothing is cut behind a comma, inside a word or down to a stump") {
  const std::string fifty(50, 'x');
  for (const std::string& text :
       {fifty + ", except on Sundays.", fifty + ";more.", std::string("Short; ") + fifty + "."}) {
    CHECK(shorten_to_clause(text, 52) == text);
  }
}

TEST_CASE("lengths are counted in characters, not in bytes") {
  std::string umlauts;
  for (int i = 0; i < 50; ++i)
    umlauts += "ü";
  CHECK(shorten_to_clause(umlauts + "; mehr.", 57) == umlauts + "; mehr.");
  CHECK(shorten_to_clause(umlauts + "; mehr.", 56) == umlauts + ".");
}

#include "print/social_card.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

SocialCard gateway_card() {
  return {.site = "Test",
          .address = "test.example",
          .language = "en",
          .numerals = {{"502", "server-error", ""}},
          .title = "Bad Gateway",
          .text = "A gateway got no usable answer"};
}

std::string beginning_of(const SocialCard& card) {
  Diagnostics report;
  const auto arranged = arrange_social_card(card, "cards/502.png", report);
  REQUIRE(arranged);
  return arranged->beginning();
}

std::string told_about(const SocialCard& card) {
  Diagnostics report;
  REQUIRE_FALSE(arrange_social_card(card, "cards/502.png", report));
  std::string text;
  for (const Diagnostic& each : report.items())
    text += format(each, Color::no);
  return text;
}

}  // namespace

TEST_CASE("a card is a PNG of 1200 by 630 pixels that begins with its mark") {
  Diagnostics report;
  const auto arranged = arrange_social_card(gateway_card(), "cards/502.png", report);
  REQUIRE(arranged);
  const std::string png = arranged->draw();
  CHECK(png.starts_with(arranged->beginning()));
  CHECK(png.substr(0, 33) ==
        std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0", 29) +
            png.substr(29, 4));
  CHECK(png.find("tEXtStatusbook") == 37);
  CHECK(png.ends_with(std::string("IEND\xae\x42\x60\x82")));
}

TEST_CASE("the same card is drawn to the same bytes") {
  Diagnostics report;
  const auto first = arrange_social_card(gateway_card(), "cards/502.png", report);
  const auto second = arrange_social_card(gateway_card(), "cards/502.png", report);
  CHECK(first->draw() == second->draw());
}

TEST_CASE("whatever changes on a card changes how its file begins") {
  const std::string before = beginning_of(gateway_card());
  CHECK(beginning_of(gateway_card()) == before);
  std::vector<SocialCard> changed(7, gateway_card());
  changed[0].site = "Rest";
  changed[1].address = "rest.example";
  changed[2].title = "Sad Gateway";
  changed[3].text = "A gateway got no useful answer";
  changed[4].numerals[0].number = "503";
  changed[5].numerals[0].color = "client-error";
  changed[6].language = "de";
  for (std::size_t i = 0; i < changed.size(); ++i) {
    CAPTURE(i);
    CHECK(beginning_of(changed[i]) != before);
  }
}

TEST_CASE("a long name gets smaller type, down to what can still be read") {
  SocialCard card = gateway_card();
  const auto size_of_title = [](const SocialCard& of) {
    Diagnostics report;
    const auto arranged = arrange_social_card(of, "cards/502.png", report);
    REQUIRE(arranged);
    for (const auto& line : arranged->lines) {
      if (line.text.front().text == of.title) return line.text.front().style.size;
    }
    return 0.0;
  };
  CHECK(size_of_title(card) == 72);
  card.title = "A Gateway That Has Heard Nothing From the Server";
  CHECK(size_of_title(card) < 72);
  CHECK(size_of_title(card) >= 40);
}

TEST_CASE("what does not fit at the smallest size is refused by name") {
  SocialCard card = gateway_card();
  card.title = std::string(90, 'W');
  CHECK(told_about(card) ==
        "cards/502.png: error: '" + std::string(90, 'W') +
            "' is too long for the card of this page [card-overflow]\n"
            "  hint: shorten it, so that it fits one line in type of 40 pixels\n");
}

TEST_CASE("what the font lacks is refused by name") {
  SocialCard card = gateway_card();
  card.text = "\u7f51\u5173";
  CHECK(told_about(card) ==
        "cards/502.png: error: the font of the card lacks a character of '\u7f51\u5173' "
        "[missing-glyph]\n"
        "  hint: write it in Latin, Greek or Cyrillic letters\n");
}

TEST_CASE("numerals get smaller until all of them stand beside each other") {
  SocialCard card = gateway_card();
  card.text.clear();
  card.numerals.assign(6, {"502", "server-error", ""});
  Diagnostics report;
  const auto arranged = arrange_social_card(card, "cards/502.png", report);
  REQUIRE(arranged);
  CHECK(arranged->areas.size() == 5 + 6 * 5);
  for (const auto& area : arranged->areas)
    CHECK(area.box.x + area.box.width <= social_card_size.width - 80);
}

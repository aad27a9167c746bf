#include "output/sentence.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> found;
  for (const std::string_view each : split_sentences(text))
    found.emplace_back(each);
  return found;
}

const SentenceMask& mask() {
  static const SentenceMask made(
      {"Bad Gateway", "Not Found", "Found", "nginx", "Cloudflare", "(Unused)", ""});
  return made;
}

}  // namespace

TEST_CASE("a paragraph is cut where a sentence ends") {
  CHECK(sentences("One. Two! Three? Four") ==
        std::vector<std::string>{"One.", "Two!", "Three?", "Four"});
  CHECK(sentences("It says \"no.\" Then it goes. (So it is.) Yes.") ==
        std::vector<std::string>{"It says \"no.\"", "Then it goes.", "(So it is.)", "Yes."});
  CHECK(sentences("See RFC 9110. nginx does not.\n  Next line.") ==
        std::vector<std::string>{"See RFC 9110.", "nginx does not.", "Next line."});
  CHECK(sentences("He said \u201Cno.\u201D And left.") ==
        std::vector<std::string>{"He said \u201Cno.\u201D", "And left."});
  CHECK(sentences(" \n ").empty());
}

TEST_CASE("near misses of a sentence's end end nothing") {
  const auto text =
      GENERATE(as<std::string>(), "Use a field, e.g. Retry-After, or none", "That is, i.e. so",
               "Names, dates etc. are kept", "502 vs. 504", "Node.js and section 15.6.3 at 1.5 s",
               "Wait ... and see.txt", "By R. Fielding and others", "the file (e.g. that one) is",
               "a.b.c", "What?! no space");
  CAPTURE(text);
  const std::size_t expected = text == "Wait ... and see.txt" || text == "What?! no space" ? 2 : 1;
  CHECK(sentences(text).size() == expected);
}

TEST_CASE("code spans do not end sentences") {
  const std::string span = std::string("proxy_pass.") + code_space + " to";
  CHECK(sentences("Set " + span + " it. Done.").size() == 2);
  CHECK(sentences(std::string("Run a.") + code_space + "B now.").size() == 1);
}

TEST_CASE("what is particular to a page is masked") {
  const auto [plain, masked] = GENERATE(table<std::string, std::string>({
      {"502 Bad Gateway means trouble.", "means trouble"},
      {"After 502 wait 1,200 ms.", "after # wait # ms"},
      {"RFC 9110, section 15.6.3, says so", "rfc #, section #, says so"},
      {"HTTP/1.1 and 5xx and 1xxx", "http/# and # and"},
      {"Cloudflare's edge asks nginx", "s edge asks"},
      {"A 404 Not Found 410 page", "a # page"},
      {"Found at once, not found", "at once, not found"},
      {"Two\n  lines\tand a tab", "two lines and a tab"},
      {"x502 and sha256 stay", "x502 and sha256 stay"},
      {"nginxed Foundry", "nginxed foundry"},
      {"12", ""},
      {"", ""},
  }));
  CAPTURE(plain);
  CHECK(mask().mask(plain) == masked);
}

TEST_CASE("two sentences that differ in names and numbers only have one mask") {
  CHECK(mask().mask("502 Bad Gateway is sent by nginx.") ==
        mask().mask("404 Not Found is sent by Cloudflare."));
  CHECK(mask().mask("502 is sent by nginx.") != mask().mask("502 is logged by nginx."));
}

TEST_CASE("a label is no prose") {
  const auto is_told = [](std::string_view text) { return is_prose(text, mask().mask(text)); };
  CHECK(is_told("It waits for upstream."));
  CHECK(is_told("It waits for upstream.)"));
  CHECK(is_told("It waits for what follows:"));
  CHECK_FALSE(is_told("Waits for upstream."));
  CHECK_FALSE(is_told("origin server, gateway or proxy"));
  CHECK_FALSE(is_told("502 404 410 999."));
  CHECK(is_told("one two three four five six seven eight words without an end"));
}

#include "catalogue/code_search.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

using Keys = std::vector<std::string>;

Keys keys_found(const std::string& query) {
  static const auto catalogue = TinyCatalogue().load();
  Keys keys;
  for (const StatusCode* code : find_codes(*catalogue, query))
    keys.push_back(code->key);
  return keys;
}

}  // namespace

TEST_CASE("constants are cut into the words that they are made of") {
  CHECK(normalize_words("HTTP_BAD_GATEWAY") == "http bad gateway");
  CHECK(normalize_words("StatusBadGateway") == "status bad gateway");
  CHECK(normalize_words("SC502x") == "sc 502 x");
  CHECK(normalize_words("  I'm a teapot! ") == "i m a teapot");
  CHECK(normalize_words("größe") == "gr e");
  CHECK(normalize_words("…") == "");
}

TEST_CASE("every word of the query begins a word of the code") {
  CHECK(keys_found("gateway") == Keys{"502"});
  CHECK(keys_found("bad gate") == Keys{"502"});
  CHECK(keys_found("ateway") == Keys{});
  CHECK(keys_found("gateway missing") == Keys{});
  CHECK(keys_found("HTTP_BAD_GATEWAY") == Keys{"502"});
  CHECK(keys_found("http error 404") == Keys{"404"});
  CHECK(keys_found("50") == Keys{"502", "503"});
  CHECK(keys_found("5xx") == Keys{"502", "503"});
  CHECK(keys_found("502 vs 404") == Keys{"502", "404"});
  CHECK(keys_found("502 503 999") == Keys{"502", "503"});
  CHECK(keys_found("502 gateway") == Keys{"502"});
  CHECK(keys_found("") == Keys{});
  CHECK(keys_found("!?") == Keys{});
}

TEST_CASE("a word that begins none is mended, the others stay") {
  const auto catalogue = TinyCatalogue().load();
  CHECK(mend_query(*catalogue, "gatewey") == "gateway");
  CHECK(mend_query(*catalogue, "Bad_Gatewey") == "bad gateway");
  CHECK(mend_query(*catalogue, "404 qxzvw") == "404 qxzvw");
  CHECK(mend_query(*catalogue, "") == "");
}

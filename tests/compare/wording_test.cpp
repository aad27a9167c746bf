#include "compare/wording.hpp"

#include <catch2/catch.hpp>

#include "compare/facts.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

StatusCode code_at(const std::string& presence, int wire_status) {
  StatusCode code = bad_gateway();
  code.presence = presence;
  code.wire_status = wire_status;
  return code;
}

}  // namespace

TEST_CASE("two meanings of one number are told apart by whose they are, or by their addresses") {
  StatusCode vendor = bad_gateway(), other_vendor = bad_gateway();
  vendor.standing = other_vendor.standing = "unofficial";
  vendor.family = "nginx";
  other_vendor.key = "502-esri";
  CHECK(name_beside(bad_gateway(), found()) == "502");
  CHECK(name_beside(bad_gateway(), vendor) == "502 (registered)");
  CHECK(name_beside(vendor, other_vendor) == "502 (nginx)");
  CHECK(name_beside(other_vendor, vendor) == "502 (esri)");
  other_vendor.known_as = "ArcGIS";
  CHECK(name_beside(other_vendor, vendor) == "502 (ArcGIS)");
  CHECK(name_beside(other_vendor, found()) == "502 (ArcGIS)");
  CHECK(distinction_beside(other_vendor, vendor) == "ArcGIS");
  CHECK(distinction_beside(bad_gateway(), other_vendor) == "registered");
  CHECK(distinction_beside(other_vendor, found()) == "ArcGIS");
  CHECK(distinction_beside(vendor, found()).empty());
}

TEST_CASE("a code is met if anything uses the number, be it in a log") {
  CHECK(is_met(bad_gateway()));
  for (const std::string presence : {"log only", "internal", "in the content", "client side"}) {
    CAPTURE(presence);
    CHECK(is_met(code_at(presence, 0)));
  }
  CHECK_FALSE(is_met(code_at("rumored", 0)));
  StatusCode code = bad_gateway();
  code.deprecated = true;
  CHECK(is_met(code));
  code.popularity = "never sent";
  CHECK_FALSE(is_met(code));
  code = bad_gateway();
  code.standing = "unused";
  CHECK_FALSE(is_met(code));
}

TEST_CASE("where a number is met that clients do not receive") {
  const auto [presence, wire, place, received] =
      GENERATE(table<std::string, int, std::string, std::string>({
          {"on the wire", 0, "", "the number itself"},
          {"log only", 0, "is a line in a log", "nothing: the number stands in a log only"},
          {"internal", 400, "stays inside the server, which sends 400", "400 in its place"},
          {"internal", 0, "stays inside the server", "another status"},
          {"in the content", 200, "stands in the content of a 200",
           "200, with the number in the content"},
          {"in the content", 0, "stands in the content of another response",
           "another status, with the number in the content"},
          {"client side", 0, "is made up by a client library",
           "nothing: a client library makes the number up"},
          {"rumored", 0, "has no known sender", "unknown: nobody is known to send it"},
      }));
  CAPTURE(presence, wire);
  const StatusCode code = code_at(presence, wire);
  CHECK(place_of(code) == place);
  CHECK(received_of(code) == received);
  CHECK(is_received(code) == place.empty());
}

TEST_CASE("a code that is reserved or out of use is received by nobody") {
  StatusCode code = bad_gateway();
  code.popularity = "never sent";
  CHECK(place_of(code) == "is out of use");
  code = bad_gateway();
  code.deprecated = true;
  CHECK(place_of(code) == "is out of use");
  CHECK(received_of(code) == "the number itself");
  code.senders = {"nobody"};
  CHECK(received_of(code) == "");
  code.standing = "unused";
  CHECK(place_of(code) == "is reserved without a meaning");
}

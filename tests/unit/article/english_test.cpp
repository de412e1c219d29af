#include "indexer/article/language.h"

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("running English is recognised by its function words", "[language]") {
  CHECK(is_plainly_english(
      "The company said that its profit rose, and that sales will be higher than last year, when "
      "they fell."));
  CHECK(is_plainly_english("THE COMPANY SAID THAT ITS PROFIT ROSE AND THE SALES WERE HIGHER"));
}

TEST_CASE("what is not plainly English is left to the detector", "[language]") {
  for (const char* text : {
           "",
           "Shr 2.02 dlrs vs 1.91 dlrs Net 12.1 mln vs 11.3 mln",
           "The company said its profit rose",  // too little
           "the the the the the the",
           "the cafe and the r\xc3\xa9sum\xc3\xa9 that they said were from the man with them",
           "De omzet van the company and die van the group steeg, that zei het bedrijf in een "
           "verklaring over de cijfers van het afgelopen jaar en de verwachtingen voor het jaar "
           "daarna, en over de plannen die het heeft om in de markt te blijven groeien, said hij, "
           "met name in de landen waar het nu al actief is en waar het in de toekomst meer wil doen",
           "Der Umsatz stieg im vergangenen Quartal um zehn Prozent, und der Gewinn fiel",
           "El beneficio de la empresa ha subido un diez por ciento en el trimestre",
           "themes sandy thatch hasten itself withal willow whichever"}) {
    CAPTURE(text);
    CHECK_FALSE(is_plainly_english(text));
  }
}

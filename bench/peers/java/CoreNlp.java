import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.Map;
import java.util.Properties;

/** CoreNLP as far as the names of people, places and organisations need it. */
final class CoreNlp {
  private static final Map<String, String> LABELS =
      Map.of(
          "PERSON", "PERSON",
          "LOCATION", "PLACE",
          "CITY", "PLACE",
          "COUNTRY", "PLACE",
          "STATE_OR_PROVINCE", "PLACE",
          "ORGANIZATION", "ORG");

  public static void main(String[] args) throws Exception {
    Properties wanted = new Properties();
    wanted.setProperty("annotators", "tokenize,pos,lemma,ner");
    wanted.setProperty("ner.useSUTime", "false");
    wanted.setProperty("ner.applyNumericClassifiers", "false");
    wanted.setProperty("ner.applyFineGrained", "false");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(wanted);
    Texts.each(
        args[args.length - 1],
        text -> {
          CoreDocument document = new CoreDocument(text);
          pipeline.annotate(document);
          StringBuilder names = new StringBuilder();
          for (CoreEntityMention m : document.entityMentions()) {
            String label = LABELS.get(m.entityType());
            if (label != null) {
              Texts.add(names, m.charOffsets().first(), m.charOffsets().second(), label);
            }
          }
          return names.toString();
        });
  }
}

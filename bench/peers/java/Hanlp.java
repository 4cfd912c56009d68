import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;

/** HanLP's portable edition: words and tags, with all names that it can recognise. */
final class Hanlp {
  public static void main(String[] args) throws Exception {
    Segment segment =
        HanLP.newSegment()
            .enableNameRecognize(true)
            .enableTranslatedNameRecognize(true)
            .enablePlaceRecognize(true)
            .enableOrganizationRecognize(true);
    Texts.each(
        args[args.length - 1],
        text -> {
          StringBuilder names = new StringBuilder();
          int at = 0;
          for (Term term : segment.seg(text)) {
            String tag = term.nature.toString();
            String label =
                tag.startsWith("nr") ? "PERSON" : tag.startsWith("ns") ? "PLACE" : tag.startsWith("nt") ? "ORG" : null;
            if (label != null) {
              Texts.add(names, at, at + term.word.length(), label);
            }
            at += term.word.length();
          }
          return names.toString();
        });
  }
}

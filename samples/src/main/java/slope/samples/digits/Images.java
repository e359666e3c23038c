package slope.samples.digits;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Images of handwritten digits, each 64 pixels from 0 to 1, and what they show.
 *
 * @param pixels an image a row
 */
record Images(double[][] pixels, int[] digits) {
    /** All 1797, in an order that the seed decides. */
    static Images all(long seed) {
        List<CsvRecord> records = new ArrayList<>();
        try (InputStream file = Images.class.getResourceAsStream("/digits/digits.csv.gz");
                Reader text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            csv.forEach(records::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the digits can't be read", e);
        }
        Collections.shuffle(records, new Random(seed));
        double[][] pixels = new double[records.size()][Network.PIXELS];
        int[] digits = new int[records.size()];
        for (int i = 0; i < digits.length; i++) {
            for (int j = 0; j < Network.PIXELS; j++) {
                pixels[i][j] = Double.parseDouble(records.get(i).getField(j)) / 16;
            }
            digits[i] = Integer.parseInt(records.get(i).getField(Network.PIXELS));
        }
        return new Images(pixels, digits);
    }

    int size() {
        return digits.length;
    }

    Images part(int from, int to) {
        return new Images(Arrays.copyOfRange(pixels, from, to), Arrays.copyOfRange(digits, from, to));
    }

    /** The share of images that are classified right. */
    double accuracy(double[] weights) {
        int right = 0;
        for (int i = 0; i < size(); i++) {
            right += Network.classify(weights, pixels[i]) == digits[i] ? 1 : 0;
        }
        return (double) right / size();
    }
}

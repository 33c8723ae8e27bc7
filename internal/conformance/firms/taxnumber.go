package firms

import (
	"fmt"
	"strconv"
)

// weighted sums the digits of a text, each times its weight.
func weighted(digits string, weights ...int) (sum int) {
	for i, w := range weights {
		sum += int(digits[i]-'0') * w
	}
	return sum
}

// abn is an Australian Business Number: two check digits before nine, so that the weighted sum, with 1 taken from the first
// digit, is a multiple of 89.
func abn(d dice) (plain, spaced string) {
	rest := d.digits(9)
	sum := weighted("00"+rest, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
	// 10 × (first − 1) + second makes up what is missing.
	missing := (89 - sum%89) % 89
	check := fmt.Sprintf("%d%d", missing/10+1, missing%10)
	plain = check + rest
	return plain, fmt.Sprintf("%s %s %s %s", check, rest[:3], rest[3:6], rest[6:])
}

// gst is a New Zealand GST number: eight digits and a check digit modulo 11, with other weights where these leave 10.
func gst(d dice) (plain, spaced string) {
	for {
		base := strconv.Itoa(10_000_000 + d.IntN(4_000_000))
		check := (11 - weighted(base, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
		if check == 10 {
			check = (11 - weighted(base, 7, 4, 3, 2, 5, 2, 7, 6)%11) % 11
		}
		if check == 10 {
			continue
		}
		plain = base + strconv.Itoa(check)
		return plain, fmt.Sprintf("%s-%s-%s", plain[:2], plain[2:5], plain[5:])
	}
}

// vatGB is a British VAT number: seven digits, and two that make the weighted sum a multiple of 97.
func vatGB(d dice) (plain, spaced string) {
	base := d.digits(7)
	plain = fmt.Sprintf("GB%s%02d", base, 97-weighted(base, 8, 7, 6, 5, 4, 3, 2)%97)
	return plain, fmt.Sprintf("GB %s %s %s", plain[2:5], plain[5:9], plain[9:])
}

// vatDE is a German VAT number: eight digits and a check digit by ISO 7064, MOD 11,10.
func vatDE(d dice) (plain, spaced string) {
	base := d.digits(8)
	product := 10
	for _, digit := range base {
		sum := (int(digit-'0') + product) % 10
		if sum == 0 {
			sum = 10
		}
		product = 2 * sum % 11
	}
	plain = fmt.Sprintf("DE%s%d", base, (11-product)%10)
	return plain, plain[:2] + " " + plain[2:]
}

// ein is an American employer number. It has no check digit.
func ein(d dice) (plain, spaced string) {
	plain = strconv.Itoa(20+d.IntN(68)) + d.digits(7)
	return plain, plain[:2] + "-" + plain[2:]
}

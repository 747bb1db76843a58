import iconUrl from '../../icon.svg';
import { commonStrings } from '../../strings/common.ts';

/** The product's sign. */
export function Brand() {
  return (
    <div className="brand">
      <img src={iconUrl} alt="" width={32} height={32} />
      <span>{commonStrings.productName}</span>
    </div>
  );
}
